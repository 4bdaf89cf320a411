using Microsoft.Extensions.Caching.Hybrid;
using StackExchange.Redis;

namespace LittleShop.Api.Caching;

/// <summary>
/// Tells every copy of the Api what to forget: a hybrid cache forgets a group on its own node only. A copy that was
/// cut off from Redis may have missed a word, so it forgets everything when it is back.
/// </summary>
internal sealed partial class CacheBroadcast(
    IConnectionMultiplexer redis, HybridCache cache, CacheScope scope, TimeProvider clock,
    ILogger<CacheBroadcast> logger)
    : BackgroundService
{
    public const string Key = "key";
    public const string Group = "group";

    private const string Everything = "*";
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);

    private readonly RedisChannel _channel = RedisChannel.Literal($"{scope.Prefix}forget");
    private readonly string _me = Guid.NewGuid().ToString("N");
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once this copy hears the others.</summary>
    public Task Listening => _listening.Task;

    public async Task TellAsync(string kind, string what)
    {
        if (!redis.IsConnected)
        {
            return;
        }

        try
        {
            await redis.GetSubscriber().PublishAsync(_channel, $"{_me} {kind} {what}").WaitAsync(_patience);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogNotTold(what, error.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.ConnectionRestored += OnRestored;
        while (!await TryListenAsync())
        {
            await Task.Delay(_retry, clock, stoppingToken);
        }

        // What was remembered before anybody listened may be out of date.
        await cache.RemoveByTagAsync(Everything, stoppingToken);
        _listening.TrySetResult();
    }

    public override void Dispose()
    {
        redis.ConnectionRestored -= OnRestored;
        base.Dispose();
    }

    private async Task<bool> TryListenAsync()
    {
        try
        {
            var words = await redis.GetSubscriber().SubscribeAsync(_channel);
            words.OnMessage(word => HearAsync(word.Message.ToString()));
            return true;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return false;
        }
    }

    private async Task HearAsync(string word)
    {
        if (word.Split(' ', 3) is not [var from, var kind, var what] || from == _me)
        {
            return;
        }

        await (kind == Group ? cache.RemoveByTagAsync(what) : cache.RemoveAsync(what));
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs connection)
    {
        if (connection.ConnectionType == ConnectionType.Subscription)
        {
            _ = cache.RemoveByTagAsync(Everything).AsTask();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The other copies were not told to forget «{What}»: {Reason}")]
    private partial void LogNotTold(string what, string reason);
}
