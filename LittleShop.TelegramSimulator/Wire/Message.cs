using System.Text.Json;

namespace LittleShop.TelegramSimulator.Wire;

/// <summary>A message as the Bot API writes it. Never changed in place: an edit makes a new one.</summary>
internal sealed record Message
{
    public long MessageId { get; init; }
    public User? From { get; init; }
    public Chat? Chat { get; init; }
    public long Date { get; init; }
    public Message? ReplyToMessage { get; init; }
    public long? EditDate { get; init; }
    public bool? HasProtectedContent { get; init; }
    public string? MediaGroupId { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<MessageEntity>? Entities { get; init; }
    public JsonElement? LinkPreviewOptions { get; init; }
    public IReadOnlyList<PhotoSize>? Photo { get; init; }
    public Document? Document { get; init; }
    public string? Caption { get; init; }
    public IReadOnlyList<MessageEntity>? CaptionEntities { get; init; }
    public bool? ShowCaptionAboveMedia { get; init; }
    public bool? HasMediaSpoiler { get; init; }
    public Contact? Contact { get; init; }
    public Location? Location { get; init; }
    public Invoice? Invoice { get; init; }
    public SuccessfulPayment? SuccessfulPayment { get; init; }
    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

/// <summary>A formatted stretch of text; offset and length count UTF-16 code units.</summary>
internal sealed record MessageEntity(int Offset, int Length, string Type)
{
    public string? Url { get; init; }
    public User? User { get; init; }
    public string? Language { get; init; }
    public string? CustomEmojiId { get; init; }
}

internal sealed record MessageIdOnly(long MessageId);

internal sealed record PhotoSize(string FileId, string FileUniqueId, long FileSize, int Width, int Height);

internal sealed record Document(string FileId, string FileUniqueId, long FileSize)
{
    public string? FileName { get; init; }
    public string? MimeType { get; init; }
}

internal sealed record Contact(string PhoneNumber, string FirstName)
{
    public string? LastName { get; init; }
    public long? UserId { get; init; }
}

internal sealed record Location(double Latitude, double Longitude);

/// <summary>What <c>getFile</c> answers: the path to download it from.</summary>
internal sealed record FileInfoAnswer(string FileId, string FileUniqueId, long FileSize, string FilePath);
