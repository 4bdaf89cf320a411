using LittleShop.BotWorker.Telegram;
using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.ServiceDefaults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.Tests.Bot.Telegram.Pacing;

/// <summary>What one worker paces itself with, on a connection of its own to a real Redis.</summary>
internal sealed class Pacer : IAsyncDisposable
{
    private readonly ConnectionMultiplexer _redis;
    private readonly Colleagues _colleagues;

    private Pacer(ConnectionMultiplexer redis, long bot, TelegramOptions options)
    {
        var client = new TelegramBotClient($"{bot}:only-its-number-matters-here-000000");
        _redis = redis;
        _colleagues = new(redis, client, TimeProvider.System);
        var silent = NullLogger<SharedPlaces>.Instance;
        Places = new(redis, client, _colleagues, TimeProvider.System, Options.Create(options), silent);
        Gate = new(Places, TimeProvider.System);
    }

    public SharedPlaces Places { get; }

    public SendGate Gate { get; }

    /// <summary>A number that no other test's bot has.</summary>
    public static long NewBot() => Random.Shared.NextInt64(1_000_000, 1_000_000_000);

    public static async Task<Pacer> StartAsync(string cache, long bot, int chatBurst = 4)
    {
        var options = ConfigurationOptions.Parse(cache);
        RedisDefaults.Apply(options);
        return new(await ConnectionMultiplexer.ConnectAsync(options), bot, new() { ChatBurst = chatBurst });
    }

    public IDatabase Redis => _redis.GetDatabase();

    /// <summary>One message to each chat; the time at which each was let through is added.</summary>
    public Task SendAsync(
        IEnumerable<long> chats, SendPriority priority, Passed passed, CancellationToken ct) =>
        Task.WhenAll(chats.Select(async chat =>
        {
            await Gate.WaitAsync(chat, priority, ct);
            passed.Add(chat);
        }));

    public async ValueTask DisposeAsync()
    {
        _colleagues.Dispose();
        await _redis.DisposeAsync();
    }
}

/// <summary>Who was let through when.</summary>
internal sealed class Passed
{
    private readonly List<(long Chat, TimeSpan At)> _all = [];
    private readonly long _begun = TimeProvider.System.GetTimestamp();
    private readonly Lock _lock = new();

    public IReadOnlyList<(long Chat, TimeSpan At)> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    public void Add(long chat)
    {
        lock (_lock)
        {
            _all.Add((chat, TimeProvider.System.GetElapsedTime(_begun)));
        }
    }

    /// <summary>The least left at any time in a bucket of thirty that fills in a second: below 0 is a 429.</summary>
    public double LeastTokens()
    {
        const double most = 30;
        var (tokens, least, last) = (most, most, TimeSpan.Zero);
        foreach (var (_, at) in All)
        {
            tokens = Math.Min(most, tokens + ((at - last).TotalSeconds * most)) - 1;
            (least, last) = (Math.Min(least, tokens), at);
        }

        return least;
    }
}
