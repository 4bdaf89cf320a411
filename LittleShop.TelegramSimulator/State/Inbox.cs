using System.Text.Json;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>From a customer to a bot: what the customer does becomes an update.</summary>
internal sealed class Inbox(World world, ChatLog log)
{
    /// <summary>Sends text. The first message starts the chat.</summary>
    public (ChatMessage Message, long UpdateId) Say(CustomerChat chat, string text, long? replyTo)
    {
        var entities = AutoEntities.Add(text, []);
        return Deliver(chat, "text", new Message
        {
            Text = text,
            Entities = entities.Count == 0 ? null : entities,
            ReplyToMessage = replyTo is { } id ? WithoutReply(chat.Find(id)?.Current) : null,
        });
    }

    public (ChatMessage Message, long UpdateId) Deliver(CustomerChat chat, string method, Message draft)
    {
        lock (chat.Gate)
        {
            if (!chat.Started)
            {
                chat.Started = true;
                log.TellChat(chat);
            }

            // A one-time keyboard folds away once it was used.
            if (chat.ReplyKeyboard is { } keyboard && FoldsAway(keyboard))
            {
                chat.ReplyKeyboard = null;
            }

            var message = log.Add(chat, method, fromBot: false, draft);
            // Queued under the chat's lock: the bot gets a customer's messages in the order they were written.
            return (message, chat.Bot.Updates.Add(new Update { Message = message.Current }));
        }
    }

    /// <summary>Presses an inline button; gives back the query's id and the update's.</summary>
    public (string QueryId, long UpdateId) Press(CustomerChat chat, ChatMessage message, string data)
    {
        var query = new CallbackQuery(
            Identifiers.Number(), chat.User, message.Current, chat.ChatInstance, data);
        var now = world.Clock.GetUtcNow();
        var pending = chat.Bot.Callbacks;
        if (pending.Count > 10_000)
        {
            foreach (var (id, _) in pending.Where(pair => pair.Value.ValidUntil < now).ToList())
            {
                pending.TryRemove(id, out _);
            }
        }

        pending[query.Id] = new PressedButton(chat, now.AddSeconds(world.Options.CallbackSeconds));
        lock (chat.Gate)
        {
            return (query.Id, chat.Bot.Updates.Add(new Update { CallbackQuery = query }));
        }
    }

    /// <summary>Blocks or unblocks the bot; 0 when nothing changed.</summary>
    public long SetBlocked(CustomerChat chat, bool blocked)
    {
        lock (chat.Gate)
        {
            if (chat.Blocked == blocked)
            {
                return 0;
            }

            chat.Blocked = blocked;
            log.TellChat(chat);
            var member = new ChatMember(chat.Bot.Me, "member");
            var kicked = new ChatMember(chat.Bot.Me, "kicked") { UntilDate = 0 };
            var now = world.Clock.GetUtcNow().ToUnixTimeSeconds();
            return chat.Bot.Updates.Add(new Update
            {
                MyChatMember = blocked
                    ? new ChatMemberUpdated(chat.Wire, chat.User, now, member, kicked)
                    : new ChatMemberUpdated(chat.Wire, chat.User, now, kicked, member),
            });
        }
    }

    /// <summary>A quoted message does not quote further.</summary>
    private static Message? WithoutReply(Message? message) =>
        message is null ? null : message with { ReplyToMessage = null };

    private static bool FoldsAway(JsonElement keyboard) =>
        keyboard.TryGetProperty("force_reply", out _)
        || (keyboard.TryGetProperty("one_time_keyboard", out var once) && once.ValueKind == JsonValueKind.True);
}
