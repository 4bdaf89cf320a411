using System.Collections.Concurrent;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>One bot account: what belongs to a token.</summary>
internal sealed class Bot(string token, User me, UpdateQueue updates)
{
    private long _lastMessageId;

    public string Token { get; } = token;
    public User Me { get; } = me;
    public UpdateQueue Updates { get; } = updates;
    public WebhookPump? Webhook { get; set; }
    public WebhookErrors WebhookErrors { get; } = new();
    public BotProfile Profile { get; } = new();
    public Lock RateGate { get; } = new();
    public TokenBucket Rate { get; } = new();

    /// <summary>Buttons pressed and not answered yet.</summary>
    public ConcurrentDictionary<string, PressedButton> Callbacks { get; } = new();

    /// <summary>Pre-checkout and shipping queries not answered yet.</summary>
    public ConcurrentDictionary<string, PaymentQuestion> Questions { get; } = new();

    /// <summary>Invoices behind a link, by the last part of the link.</summary>
    public ConcurrentDictionary<string, InvoiceTerms> InvoiceLinks { get; } = new();

    /// <summary>Message ids count over all chats of a bot, as in Telegram's private chats.</summary>
    public long NextMessageId() => Interlocked.Increment(ref _lastMessageId);
}

internal sealed record PressedButton(CustomerChat Chat, DateTimeOffset ValidUntil);
