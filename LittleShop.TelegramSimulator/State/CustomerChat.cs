using System.Text.Json;
using LittleShop.ServiceDefaults.Local;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>One customer's private chat with one bot. What changes is guarded by <see cref="Gate"/>.</summary>
internal sealed class CustomerChat(Bot bot, User user, string emoji, DateTimeOffset createdAt)
{
    private const int NoticesKept = 50;

    public Lock Gate { get; } = new();
    public Bot Bot { get; } = bot;
    public User User { get; } = user;
    public string Emoji { get; } = emoji;
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public Chat Wire { get; } = new()
    {
        Id = user.Id,
        FirstName = user.FirstName,
        LastName = user.LastName,
        Username = user.Username,
    };

    public long Id => User.Id;
    public string ChatInstance { get; } = Identifiers.Number();
    public TokenBucket Rate { get; } = new();
    public ChangeSignal Changed { get; } = new();
    public bool Started { get; set; }
    public bool Blocked { get; set; }
    public JsonElement? ReplyKeyboard { get; set; }

    /// <summary>The number of the newest change; what a reader passes as <c>after</c>.</summary>
    public long Cursor { get; set; }

    /// <summary>By message id, ascending.</summary>
    public List<ChatMessage> Messages { get; } = [];

    public List<Notice> Notices { get; } = [];

    public string? Action { get; private set; }
    public DateTimeOffset ActionUntil { get; private set; }

    public ChatMessage? Find(long messageId)
    {
        var (low, high) = (0, Messages.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = Messages[middle];
            if (found.Id == messageId)
            {
                return found;
            }

            (low, high) = found.Id < messageId ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    public void Add(Notice notice)
    {
        if (Notices.Count == NoticesKept)
        {
            Notices.RemoveAt(0);
        }

        Notices.Add(notice);
    }

    public void Show(string action, DateTimeOffset until) => (Action, ActionUntil) = (action, until);
}

/// <summary>What the customer saw for a moment: the answer to a pressed button.</summary>
internal sealed record Notice(
    long Number, string CallbackQueryId, string? Text, bool ShowAlert, string? Url, DateTimeOffset At);
