namespace LittleShop.Api.Notifications.Templates;

/// <summary>What the channels take at most.</summary>
internal static class MessageLimits
{
    /// <summary>Characters of a Telegram message, after its markup (Bot API, sendMessage).</summary>
    public const int ChatText = 4096;

    /// <summary>Characters under a picture, after the markup (Bot API, sendPhoto).</summary>
    public const int Caption = 1024;

    /// <summary>Bytes behind a button (Bot API, InlineKeyboardButton).</summary>
    public const int CallbackData = 64;

    /// <summary>Bytes of a push: services take 4096 encrypted (RFC 8030 §7.2), of which some promise less.</summary>
    public const int PushPayload = 3000;

    /// <summary>Bytes of a push beside its title and its body: addresses, ids and the buttons' tokens.</summary>
    public const int PushEnvelope = 700;

    /// <summary>Characters of a push's title: no device shows as many.</summary>
    public const int PushTitle = 250;

    /// <summary>Characters of a mail's subject: more than a mailbox shows, less than a header line's 998.</summary>
    public const int Subject = 200;

    /// <summary>Characters of an inbox line's title and body.</summary>
    public const int InboxLine = 1000;
}
