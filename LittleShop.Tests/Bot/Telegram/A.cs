using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.Tests.Bot.Telegram;

/// <summary>Updates as Telegram sends them.</summary>
internal static class A
{
    public static Update Text(int id, long chat, string text = "hello", ChatType type = ChatType.Private) => new()
    {
        Id = id,
        Message = new()
        {
            Id = id,
            Chat = new() { Id = chat, Type = type },
            From = Person(chat),
            Text = text,
            Date = Noon,
        },
    };

    public static Update Press(int id, long chat, string data, string callback = "77") => new()
    {
        Id = id,
        CallbackQuery = new()
        {
            Id = callback,
            From = Person(chat),
            Data = data,
            Message = new() { Id = 5, Chat = new() { Id = chat, Type = ChatType.Private }, Text = "old", Date = Noon },
        },
    };

    public static DateTime Noon { get; } = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    public static User Person(long id, string first = "Ann", string? last = null, string? username = null) =>
        new() { Id = id, FirstName = first, LastName = last, Username = username, LanguageCode = "en" };
}
