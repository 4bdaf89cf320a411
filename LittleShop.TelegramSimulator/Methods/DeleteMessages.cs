using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;

namespace LittleShop.TelegramSimulator.Methods;

internal static class DeleteMessages
{
    private static readonly TimeSpan _longestAge = TimeSpan.FromHours(48);

    public static Answer One(Call call)
    {
        var chat = call.Chat();
        var id = Common.MessageId(call);
        lock (chat.Gate)
        {
            var message = chat.Find(id) is { DeletedAt: null } found
                ? found
                : throw Refusal.BadRequest("message to delete not found");
            if (message.AcceptedAt < call.World.Clock.GetUtcNow() - _longestAge)
            {
                throw Refusal.BadRequest("message can't be deleted for everyone");
            }

            call.Get<ChatLog>().Delete(message);
            return Answer.True;
        }
    }

    /// <summary>Unknown ones are passed over.</summary>
    public static Answer Many(Call call)
    {
        if (call.Parameters.Json("message_ids", "message identifiers") is not { ValueKind: JsonValueKind.Array } ids
            || ids.GetArrayLength() is 0 or > 100)
        {
            throw Refusal.BadRequest("message identifiers are not specified");
        }

        var chat = call.Chat();
        lock (chat.Gate)
        {
            foreach (var id in ids.EnumerateArray())
            {
                if (id.TryGetInt64(out var number) && chat.Find(number) is { DeletedAt: null } found)
                {
                    call.Get<ChatLog>().Delete(found);
                }
            }
        }

        return Answer.True;
    }
}
