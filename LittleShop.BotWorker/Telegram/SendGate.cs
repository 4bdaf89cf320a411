using Microsoft.Extensions.Options;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// Keeps new messages below Telegram's limits: so many a second over all chats, one a second (after a small burst)
/// to each. Answers to customers go before notifications. When Telegram says «wait», all wait.
/// </summary>
internal sealed class SendGate : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly double _rate;
    private readonly double _most;
    private readonly ChatPace _chats;
    private readonly Queue<TaskCompletionSource> _urgent = [];
    private readonly Queue<TaskCompletionSource> _others = [];
    private double _tokens;
    private DateTimeOffset _counted;
    private DateTimeOffset _pausedUntil;

    public SendGate(TimeProvider clock, IOptions<TelegramOptions> options)
    {
        _clock = clock;
        _rate = options.Value.SendsPerSecond;
        _most = Math.Max(1, _rate / 2);
        _tokens = _most;
        _counted = clock.GetUtcNow();
        _chats = new(options.Value.ChatBurst);
        _timer = clock.CreateTimer(_ => LetThrough(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until a new message may go to this chat.</summary>
    public async Task WaitAsync(long chatId, bool urgent, CancellationToken ct)
    {
        if (_chats.Reserve(chatId, _clock.GetUtcNow()) is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, _clock, ct);
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var given = ct.UnsafeRegister(_ => turn.TrySetCanceled(ct), null);
        lock (_lock)
        {
            (urgent ? _urgent : _others).Enqueue(turn);
        }

        LetThrough();
        await turn.Task;
    }

    /// <summary>Waits while the whole bot is paused: for calls that are not counted, such as edits.</summary>
    public async Task WaitForPauseAsync(CancellationToken ct)
    {
        while (PauseLeft() is { Ticks: > 0 } left)
        {
            await Task.Delay(left, _clock, ct);
        }
    }

    public void Pause(TimeSpan span)
    {
        lock (_lock)
        {
            var until = _clock.GetUtcNow() + span;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    public TimeSpan PauseLeft()
    {
        lock (_lock)
        {
            return _pausedUntil - _clock.GetUtcNow();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void LetThrough()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            _tokens = Math.Min(_most, _tokens + (Math.Max(0, (now - _counted).TotalSeconds) * _rate));
            _counted = now;
            while (_tokens >= 1 && now >= _pausedUntil && Next() is { } turn)
            {
                _tokens -= turn.TrySetResult() ? 1 : 0; // who was cancelled while waiting takes no token
            }

            if (_urgent.Count + _others.Count > 0)
            {
                var wait = TimeSpan.FromSeconds(Math.Max(0, (1 - _tokens) / _rate));
                var pause = _pausedUntil - now;
                _timer.Change((wait > pause ? wait : pause) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TaskCompletionSource? Next() =>
        _urgent.TryDequeue(out var turn) || _others.TryDequeue(out turn) ? turn : null;
}
