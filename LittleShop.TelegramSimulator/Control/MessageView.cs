using System.Text.Json;
using LittleShop.TelegramSimulator.Methods;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>A message as a test or the chat page sees it, with its history.</summary>
internal sealed record MessageView
{
    public required long MessageId { get; init; }
    public required long ChatId { get; init; }

    /// <summary>Grows with every change; the newest one of a chat is its cursor.</summary>
    public required long Number { get; init; }

    /// <summary>Who wrote it: <c>bot</c> or <c>customer</c>.</summary>
    public required string From { get; init; }

    /// <summary>The Bot API method that made it, or <c>text</c>, <c>payment</c> for what a customer did.</summary>
    public required string Method { get; init; }

    /// <summary>When the simulator accepted it, UTC, finer than a microsecond.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    public string? Text { get; init; }
    public IReadOnlyList<MessageEntity>? Entities { get; init; }
    public string? Caption { get; init; }
    public IReadOnlyList<MessageEntity>? CaptionEntities { get; init; }
    public FileView? Photo { get; init; }
    public FileView? Document { get; init; }
    public Location? Location { get; init; }
    public Contact? Contact { get; init; }
    public InvoiceView? Invoice { get; init; }
    public SuccessfulPayment? Payment { get; init; }

    /// <summary>Inline buttons, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons { get; init; } = [];

    /// <summary>The reply keyboard sent with it, as the bot wrote it.</summary>
    public JsonElement? ReplyKeyboard { get; init; }

    public long? ReplyToMessageId { get; init; }
    public string? MediaGroupId { get; init; }
    public bool IsProtected { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What it said before it was edited, oldest first.</summary>
    public IReadOnlyList<VersionView> Edits { get; init; } = [];

    /// <summary>The caller holds the lock of the chat.</summary>
    public static MessageView Of(ChatMessage message)
    {
        var wire = message.Current;
        return new MessageView
        {
            MessageId = message.Id,
            ChatId = message.Chat.Id,
            Number = message.Number,
            From = message.FromBot ? "bot" : "customer",
            Method = message.Method,
            AcceptedAt = message.AcceptedAt,
            Text = wire.Text,
            Entities = wire.Entities,
            Caption = wire.Caption,
            CaptionEntities = wire.CaptionEntities,
            Photo = FileView.Of(wire),
            Document = FileView.Of(wire.Document),
            Location = wire.Location,
            Contact = wire.Contact,
            Invoice = message.Invoice is { } invoice ? InvoiceView.Of(invoice) : null,
            Payment = wire.SuccessfulPayment,
            Buttons = wire.ReplyMarkup?.InlineKeyboard ?? [],
            ReplyKeyboard = message.ReplyKeyboard,
            ReplyToMessageId = wire.ReplyToMessage?.MessageId,
            MediaGroupId = wire.MediaGroupId,
            IsProtected = wire.HasProtectedContent == true,
            EditedAt = message.EditedAt,
            DeletedAt = message.DeletedAt,
            Edits = message.Earlier is { } earlier ? [.. earlier.Select(VersionView.Of)] : [],
        };
    }
}

/// <summary>A file; <c>url</c> shows it, relative to the simulator.</summary>
internal sealed record FileView(string FileId, string Url, int? Width, int? Height, string? Name, long Size)
{
    public static FileView? Of(Message message) => message.Photo is [.., var largest]
        ? new FileView(
            largest.FileId, Address(largest.FileId), largest.Width, largest.Height, null, largest.FileSize)
        : null;

    public static FileView? Of(Document? document) => document is null
        ? null
        : new FileView(document.FileId, Address(document.FileId), null, null, document.FileName, document.FileSize);

    private static string Address(string fileId) => "/sim/files/" + fileId;
}

/// <summary>What an invoice asks for; amounts in minor units.</summary>
internal sealed record InvoiceView(
    string Title, string Description, string Payload, string Currency, long TotalAmount, string Total,
    IReadOnlyList<LabeledPrice> Prices, string? PhotoUrl, bool NeedName, bool NeedPhoneNumber, bool NeedEmail,
    bool NeedShippingAddress, bool IsFlexible, bool IsPaid)
{
    public static InvoiceView Of(InvoiceTerms terms) => new(
        terms.Title, terms.Description, terms.Payload, terms.Currency, terms.TotalAmount,
        Price.Show(terms.TotalAmount, terms.Currency), terms.Prices, terms.PhotoUrl, terms.NeedName,
        terms.NeedPhoneNumber, terms.NeedEmail, terms.NeedShippingAddress, terms.IsFlexible, terms.IsPaid);
}

/// <summary>An earlier version of an edited message.</summary>
internal sealed record VersionView(
    string? Text, string? Caption, FileView? Photo, IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons,
    DateTimeOffset At)
{
    public static VersionView Of(EarlierVersion version) => new(
        version.Message.Text, version.Message.Caption, FileView.Of(version.Message),
        version.Message.ReplyMarkup?.InlineKeyboard ?? [], version.At);
}
