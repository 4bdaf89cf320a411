namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>Counts by itself, for a worker that cannot ask what the others send.</summary>
internal sealed class LocalPlaces(TimeProvider clock, SendPace pace) : IPlaces
{
    private readonly Lock _lock = new();
    private readonly ChatPace _chats = new(pace.ChatLead);
    private readonly DateTimeOffset _began = clock.GetUtcNow();
    private readonly long _beganAt = clock.GetTimestamp();
    private DateTimeOffset _next;
    private DateTimeOffset _pausedUntil;

    /// <summary>By a clock that nobody sets: a pause ends though the time of day went back.</summary>
    private DateTimeOffset Now => _began + clock.GetElapsedTime(_beganAt);

    /// <summary>Of how many workers this is one: it takes no more than its part.</summary>
    public int Workers { get; set; } = 1;

    public TimeSpan PauseLeft
    {
        get
        {
            lock (_lock)
            {
                var left = _pausedUntil - Now;
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    public Task<IReadOnlyList<Place>> ReserveAsync(IReadOnlyList<PlaceRequest> requests)
    {
        lock (_lock)
        {
            var now = Now;
            return Task.FromResult<IReadOnlyList<Place>>([.. requests.Select(request => Reserve(request, now))]);
        }
    }

    /// <summary>Counts what somebody else gave, so that the count is right when it is needed.</summary>
    public void Note(long chatId, TimeSpan wait)
    {
        lock (_lock)
        {
            var now = Now;
            _chats.Take(chatId, now + wait, now);
            _next = now + wait + pace.Step;
        }
    }

    public void Pause(TimeSpan span)
    {
        lock (_lock)
        {
            var until = Now + span;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    public Task PauseAsync(TimeSpan span)
    {
        Pause(span);
        return Task.CompletedTask;
    }

    public Task<TimeSpan> PauseLeftAsync() => Task.FromResult(PauseLeft);

    private Place Reserve(PlaceRequest request, DateTimeOffset now)
    {
        if (_pausedUntil > now)
        {
            return new(PlaceKind.Paused, _pausedUntil - now);
        }

        if (_chats.Wait(request.ChatId, now) is { Ticks: > 0 } busy)
        {
            return new(PlaceKind.ChatBusy, busy);
        }

        var place = _next > now - SendPace.CatchUp ? _next : now - SendPace.CatchUp;
        if (place - now - SendPace.Ahead(request.Priority) is { Ticks: > 0 } early)
        {
            return new(PlaceKind.Full, early);
        }

        _next = place + (pace.Step * Workers);
        var at = place > now ? place : now;
        _chats.Take(request.ChatId, at, now);
        return new(PlaceKind.Given, at - now);
    }
}
