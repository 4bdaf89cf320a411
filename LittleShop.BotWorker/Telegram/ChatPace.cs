namespace LittleShop.BotWorker.Telegram;

/// <summary>One message a second to each chat, a few at once at first.</summary>
internal sealed class ChatPace(int burst)
{
    private const int Many = 10_000;
    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(1);
    private readonly Dictionary<long, DateTimeOffset> _fullAt = [];
    private readonly Lock _lock = new();

    /// <summary>Books the chat's next place and says how long it is until then.</summary>
    public TimeSpan Reserve(long chatId, DateTimeOffset now)
    {
        lock (_lock)
        {
            // A chat is remembered by when its burst is whole again: each message moves that a second further.
            var from = _fullAt.TryGetValue(chatId, out var full) && full > now ? full : now;
            _fullAt[chatId] = from + _pace;
            if (_fullAt.Count > Many)
            {
                Forget(now);
            }

            var wait = from - now - (_pace * (burst - 1));
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (chat, full) in _fullAt)
        {
            if (full <= now)
            {
                _fullAt.Remove(chat);
            }
        }
    }
}
