using System.Globalization;
using LittleShop.TelegramSimulator.State;

namespace LittleShop.TelegramSimulator.BotApi;

/// <summary>One Bot API call: whose, with what.</summary>
internal sealed record Call(Bot Bot, string Method, Parameters Parameters, IServiceProvider Services)
{
    public World World => Services.GetRequiredService<World>();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The chat a call is for, in Telegram's words when there is none.</summary>
    public CustomerChat Chat(string parameter = "chat_id")
    {
        if (Parameters.Text(parameter) is not { Length: > 0 } text)
        {
            throw Refusal.BadRequest($"{parameter} is empty");
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            && World.Chats.TryGetValue(id, out var chat) && chat.Bot == Bot
            ? chat
            : throw Refusal.BadRequest("chat not found");
    }
}

/// <summary>An answer with <c>ok: true</c>.</summary>
internal sealed record Answer(object Result, string? Description = null)
{
    public static Answer True { get; } = new(true);

    public static Answer Done(string description) => new(true, description);
}

/// <summary>Carries out one method of the Bot API.</summary>
internal delegate ValueTask<Answer> Method(Call call, CancellationToken ct);
