using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>
/// One count for all workers, in Redis. While Redis is away each worker counts by itself and takes a careful part of
/// the rate: slower, and never silent.
/// </summary>
internal sealed partial class SharedPlaces(
    IConnectionMultiplexer redis, ITelegramBotClient bot, Colleagues colleagues, TimeProvider clock,
    IOptions<TelegramOptions> options, ILogger<SharedPlaces> logger) : IPlaces
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(500);

    private readonly SendPace _pace = new(options.Value.SendsPerSecond, options.Value.ChatBurst);
    private readonly LocalPlaces _own = new(clock, new(options.Value.SendsPerSecond, options.Value.ChatBurst));
    private int _away;

    public TimeSpan PauseLeft => _own.PauseLeft;

    public async Task<IReadOnlyList<Place>> ReserveAsync(IReadOnlyList<PlaceRequest> requests)
    {
        var given = PauseLeft > TimeSpan.Zero
            ? null // it would say no more than we know
            : await AskAsync(database => PlaceScript.ReserveAsync(database, bot.BotId, _pace, requests));
        if (given is null)
        {
            // At least a half: who else there is may have started when it could not say so any more.
            _own.Workers = Math.Max(2, colleagues.Count);
            return await _own.ReserveAsync(requests);
        }

        foreach (var (request, place) in requests.Zip(given))
        {
            Note(request, place);
        }

        return given;
    }

    public Task PauseAsync(TimeSpan span)
    {
        _own.Pause(span);
        return AskAsync(async database =>
        {
            await PlaceScript.PauseAsync(database, bot.BotId, span);
            return true;
        });
    }

    public async Task<TimeSpan> PauseLeftAsync()
    {
        if (await AskAsync(database => PlaceScript.PauseLeftAsync(database, bot.BotId)) is { Ticks: > 0 } left)
        {
            _own.Pause(left);
        }

        return PauseLeft;
    }

    private void Note(PlaceRequest request, Place place)
    {
        switch (place.Kind)
        {
            case PlaceKind.Given:
                _own.Note(request.ChatId, place.Wait);
                break;
            case PlaceKind.Paused:
                _own.Pause(place.Wait);
                break;
            default:
                break;
        }
    }

    /// <summary>Redis' answer, or nothing: then it is not asked again until it answers a question in between.</summary>
    private async Task<T?> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (Volatile.Read(ref _away) == 1)
        {
            return default;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask(redis.GetDatabase()).WaitAsync(_patience, clock);
            }
            catch (TimeoutException) when (attempt == 1)
            {
                continue; // a hiccup: who then counts by himself sends beside the others, not with them
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                if (Interlocked.Exchange(ref _away, 1) == 0)
                {
                    LogAway(error.Message);
                    _ = LookForItAsync();
                }

                return default;
            }
        }
    }

    private async Task LookForItAsync()
    {
        while (Volatile.Read(ref _away) == 1)
        {
            await Task.Delay(_look, clock);
            try
            {
                await redis.GetDatabase().PingAsync().WaitAsync(_patience, clock);
                Volatile.Write(ref _away, 0);
                LogBack();
            }
            catch (ObjectDisposedException)
            {
                return; // the worker has stopped
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                continue;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away, this worker paces itself: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is back, the workers share one rate again")]
    private partial void LogBack();
}
