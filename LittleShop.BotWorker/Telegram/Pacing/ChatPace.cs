namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>One message a second to each chat, a few at once at first.</summary>
internal sealed class ChatPace(TimeSpan lead)
{
    private const int Many = 10_000;

    // A chat is remembered by when its burst is whole again: each message moves that a step further.
    private readonly Dictionary<long, DateTimeOffset> _wholeAt = [];

    /// <summary>How long the chat's next message has to wait.</summary>
    public TimeSpan Wait(long chatId, DateTimeOffset now) =>
        _wholeAt.TryGetValue(chatId, out var whole) ? whole - lead - now : TimeSpan.Zero;

    public void Take(long chatId, DateTimeOffset at, DateTimeOffset now)
    {
        _wholeAt[chatId] = (_wholeAt.TryGetValue(chatId, out var whole) && whole > at ? whole : at) + SendPace.ChatStep;
        if (_wholeAt.Count > Many)
        {
            Forget(now);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (chat, whole) in _wholeAt)
        {
            if (whole <= now)
            {
                _wholeAt.Remove(chat);
            }
        }
    }
}
