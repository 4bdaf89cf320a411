using StackExchange.Redis;

namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>
/// The count of all workers: when the next place is, and for each chat when its burst is whole again. By Redis' clock,
/// so that nobody's own counts; all in microseconds.
/// </summary>
internal static class PlaceScript
{
    // KEYS: next place, pause, one for each chat. ARGV: step, catch-up, chat's step, chat's lead, implausible, and how
    // far ahead each may book. The numbers are written out, because Lua shows only fourteen digits of its own accord.
    private const string Reserve = """
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
        local step, catch_up, chat_step, chat_lead, implausible =
            tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
        local paused = redis.call('PTTL', KEYS[2]) * 1000
        local next = tonumber(redis.call('GET', KEYS[1]) or 0)
        if next < now - catch_up or next > now + implausible then
            next = now - catch_up
        end
        local answer = {}
        local booked = false
        for i = 3, #KEYS do
            local whole = tonumber(redis.call('GET', KEYS[i]) or 0)
            if whole > now + chat_lead + implausible then
                whole = 0
            end
            local busy = whole - chat_lead - now
            local early = next - now - tonumber(ARGV[i + 3])
            local kind, wait
            if paused > 0 then
                kind, wait = 3, paused
            elseif busy > 0 then
                kind, wait = 1, busy
            elseif early > 0 then
                kind, wait = 2, early
            else
                local at = math.max(next, now)
                whole = math.max(whole, at) + chat_step
                redis.call('SET', KEYS[i], string.format('%.0f', whole), 'PX', math.ceil((whole - now) / 1000))
                next = next + step
                booked = true
                kind, wait = 0, at - now
            end
            answer[#answer + 1] = kind
            answer[#answer + 1] = math.ceil(wait)
        end
        if booked then
            redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', 60000)
        end
        return answer
        """;

    // A shorter pause never takes the place of a longer one.
    private const string Pause = """
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
            redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
        end
        return 1
        """;

    public static async Task<IReadOnlyList<Place>> ReserveAsync(
        IDatabase redis, long bot, SendPace pace, IReadOnlyList<PlaceRequest> requests)
    {
        var answer = (long[])(await redis.ScriptEvaluateAsync(
            Reserve,
            [$"bot:{bot}:places", PauseKey(bot), .. requests.Select(request => ChatKey(bot, request.ChatId))],
            [
                Micro(pace.Step), Micro(SendPace.CatchUp), Micro(SendPace.ChatStep), Micro(pace.ChatLead),
                Micro(SendPace.Implausible), .. requests.Select(request => Micro(SendPace.Ahead(request.Priority))),
            ]))!;
        return [.. answer.Chunk(2).Select(pair => new Place((PlaceKind)pair[0], TimeSpan.FromMicroseconds(pair[1])))];
    }

    public static Task PauseAsync(IDatabase redis, long bot, TimeSpan span) =>
        redis.ScriptEvaluateAsync(Pause, [PauseKey(bot)], [(long)Math.Ceiling(span.TotalMilliseconds)]);

    public static async Task<TimeSpan> PauseLeftAsync(IDatabase redis, long bot) =>
        await redis.KeyTimeToLiveAsync(PauseKey(bot)) ?? TimeSpan.Zero;

    private static RedisKey ChatKey(long bot, long chat) => $"bot:{bot}:pace:{chat}";

    private static RedisKey PauseKey(long bot) => $"bot:{bot}:paused";

    private static RedisValue Micro(TimeSpan span) => (long)span.TotalMicroseconds;
}
