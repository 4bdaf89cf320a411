namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>
/// Keeps new messages below Telegram's limits. Whoever wants to send waits here; the most urgent get the next places,
/// a few at a time, so that one who comes later and is more urgent does not wait behind a crowd.
/// </summary>
internal sealed class SendGate(IPlaces places, TimeProvider clock)
{
    private const int Slice = 3;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Turn, (SendPriority, long)> _waiting = new();
    private TaskCompletionSource _urgentNews = New();
    private SendPriority _refused;
    private long _sequence;
    private bool _running;

    /// <summary>Waits until a new message may go to this chat.</summary>
    public Task WaitAsync(long chatId, SendPriority priority, CancellationToken ct) =>
        TryWaitAsync(chatId, priority, Timeout.InfiniteTimeSpan, ct);

    /// <summary>False where it cannot go in time: at once, when that is known already.</summary>
    public async Task<bool> TryWaitAsync(
        long chatId, SendPriority priority, TimeSpan patience, CancellationToken ct)
    {
        var turn = new Turn(chatId, priority, Interlocked.Increment(ref _sequence), patience < TimeSpan.Zero
            ? DateTimeOffset.MaxValue
            : clock.GetUtcNow() + patience);
        await using var givenUp = ct.UnsafeRegister(_ => turn.Done.TrySetCanceled(ct), null);
        using var late = patience < TimeSpan.Zero
            ? null
            : clock.CreateTimer(_ => turn.Done.TrySetResult(false), null, patience, Timeout.InfiniteTimeSpan);
        Put(turn);
        return await turn.Done.Task;
    }

    /// <summary>Waits while the whole bot is paused: for calls that are not counted, such as edits.</summary>
    public async Task WaitForPauseAsync(CancellationToken ct)
    {
        while (await places.PauseLeftAsync() is { Ticks: > 0 } left)
        {
            await Task.Delay(left, clock, ct);
        }
    }

    public Task PauseAsync(TimeSpan span) => places.PauseAsync(span);

    public Task<TimeSpan> PauseLeftAsync() => places.PauseLeftAsync();

    private void Put(Turn turn)
    {
        if (turn.Until < clock.GetUtcNow() + places.PauseLeft)
        {
            turn.Done.TrySetResult(false);
            return;
        }

        lock (_lock)
        {
            _waiting.Enqueue(turn, (turn.Priority, turn.Sequence));
            if (turn.Priority < _refused)
            {
                _urgentNews.TrySetResult();
            }

            if (!_running)
            {
                _running = true;
                _ = LetThroughAsync();
            }
        }
    }

    private async Task LetThroughAsync()
    {
        await Task.Yield(); // not while the lock is held
        while (Next() is [_, ..] slice)
        {
            try
            {
                var answers = await places.ReserveAsync(
                    [.. slice.Select(turn => new PlaceRequest(turn.ChatId, turn.Priority))]);
                await GiveAsync([.. slice.Zip(answers)]);
            }
            catch (Exception error)
            {
                slice.ForEach(turn => turn.Done.TrySetException(error)); // or they would wait for ever
            }
        }
    }

    /// <summary>The most urgent, each in another chat, without those who gave up.</summary>
    private List<Turn> Next()
    {
        lock (_lock)
        {
            List<Turn> slice = [], twins = [];
            while (slice.Count < Slice && _waiting.TryDequeue(out var turn, out _))
            {
                if (!turn.Done.Task.IsCompleted)
                {
                    (slice.Exists(other => other.ChatId == turn.ChatId) ? twins : slice).Add(turn);
                }
            }

            twins.ForEach(turn => _waiting.Enqueue(turn, (turn.Priority, turn.Sequence)));
            _running = slice is not [];
            return slice;
        }
    }

    private async Task GiveAsync(IReadOnlyList<(Turn Turn, Place Place)> answers)
    {
        (Turn Turn, Place Place)? refused = null;
        foreach (var (turn, place) in answers)
        {
            switch (place.Kind)
            {
                case PlaceKind.Given:
                    _ = ReleaseAsync(turn, place.Wait);
                    break;
                case PlaceKind.ChatBusy:
                    _ = ComeBackAsync(turn, place.Wait);
                    break;
                default:
                    refused ??= (turn, place);
                    Put(turn);
                    break;
            }
        }

        if (refused is var (first, answer))
        {
            DismissWhoCannotWait(answer);
            await WaitForAsync(answer.Wait, first.Priority);
        }
    }

    private async Task ReleaseAsync(Turn turn, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock);
        }

        if (places.PauseLeft > TimeSpan.Zero)
        {
            Put(turn); // the bot was told to wait meanwhile: its place is lost
        }
        else
        {
            turn.Done.TrySetResult(true);
        }
    }

    private async Task ComeBackAsync(Turn turn, TimeSpan wait)
    {
        await Task.Delay(RoundedUp(wait), clock);
        Put(turn);
    }

    /// <summary>A pause is known to its end: who has less patience need not wait to hear it.</summary>
    private void DismissWhoCannotWait(Place answer)
    {
        var until = clock.GetUtcNow() + answer.Wait;
        lock (_lock)
        {
            foreach (var (turn, _) in _waiting.UnorderedItems)
            {
                if (answer.Kind == PlaceKind.Paused && turn.Until < until)
                {
                    turn.Done.TrySetResult(false);
                }
            }
        }
    }

    /// <summary>Until there are places again for those who were refused, or somebody more urgent comes.</summary>
    private async Task WaitForAsync(TimeSpan wait, SendPriority refused)
    {
        Task urgentNews;
        lock (_lock)
        {
            if (_waiting.TryPeek(out var first, out _) && first.Priority < refused)
            {
                return;
            }

            _refused = refused;
            _urgentNews = New();
            urgentNews = _urgentNews.Task;
        }

        await urgentNews.WaitAsync(RoundedUp(wait), clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _refused = SendPriority.Reply; // nobody is more urgent than that: no news while nobody waits for any
        }
    }

    /// <summary>Timers cut off parts of a millisecond: who asks again too early asks again and again.</summary>
    private static TimeSpan RoundedUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Turn(long ChatId, SendPriority Priority, long Sequence, DateTimeOffset Until)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
