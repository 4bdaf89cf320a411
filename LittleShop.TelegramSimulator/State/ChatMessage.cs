using System.Text.Json;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>A message and its history. Guarded by the lock of its chat.</summary>
internal sealed class ChatMessage(CustomerChat chat, Message first, bool fromBot, string method)
{
    public CustomerChat Chat { get; } = chat;
    public Message Current { get; private set; } = first;
    public bool FromBot { get; } = fromBot;

    /// <summary>The Bot API method, or what the customer did, that made it.</summary>
    public string Method { get; } = method;

    /// <summary>The number it was accepted under; <see cref="Number"/> moves on with each edit.</summary>
    public long FirstNumber { get; set; }

    public long Number { get; set; }
    public DateTimeOffset AcceptedAt { get; init; }
    public List<EarlierVersion>? Earlier { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }
    public InvoiceTerms? Invoice { get; init; }

    /// <summary>The reply keyboard sent with it, as the bot wrote it.</summary>
    public JsonElement? ReplyKeyboard { get; init; }

    public long Id => Current.MessageId;

    public void Edit(Message next, DateTimeOffset at)
    {
        Earlier ??= [];
        // A bot that edits one message for hours must not fill the memory.
        if (Earlier.Count == 100)
        {
            Earlier.RemoveAt(0);
        }

        Earlier.Add(new EarlierVersion(Current, EditedAt ?? AcceptedAt));
        Current = next;
        EditedAt = at;
    }

    public void Delete(DateTimeOffset at) => DeletedAt = at;
}

internal sealed record EarlierVersion(Message Message, DateTimeOffset At);
