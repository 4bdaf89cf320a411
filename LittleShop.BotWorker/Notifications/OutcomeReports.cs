using System.Collections.Concurrent;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Notifications;

/// <summary>
/// Tells the Api how deliveries went: all that end within some milliseconds in one request. Those of broadcasts take
/// their time, or each of thirty a second would cost the Api two requests.
/// </summary>
internal sealed partial class OutcomeReports(
    TelegramQueueClient queue, DeliveryWakeUp wakeUp, TimeProvider clock, ILogger<OutcomeReports> logger)
    : BackgroundService
{
    private const int Most = 200;
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _gatherPatiently = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _lastTry = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<DeliveryOutcome> _outcomes = [];
    private readonly DeliveryWakeUp _some = new(clock);
    private readonly DeliveryWakeUp _urgent = new(clock);

    public void Add(DeliveryOutcome outcome, bool canWait)
    {
        _outcomes.Enqueue(outcome);
        _some.Ring();
        if (!canWait)
        {
            _urgent.Ring();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<DeliveryOutcome> batch = [];
        try
        {
            while (true)
            {
                await _some.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
                await _urgent.WaitAsync(_gatherPatiently, stoppingToken);
                await Task.Delay(_gather, clock, stoppingToken);
                while ((batch = Gather()) is not [])
                {
                    await ReportAsync(batch, stoppingToken);
                    wakeUp.Ring(); // those chats are free for their next message
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var lastTry = new CancellationTokenSource(_lastTry, clock);
            await ReportAsync([.. batch.Concat(Gather()).DistinctBy(outcome => outcome.Id)], lastTry.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<DeliveryOutcome> Gather()
    {
        var batch = new List<DeliveryOutcome>();
        while (batch.Count < Most && _outcomes.TryDequeue(out var outcome))
        {
            batch.Add(outcome);
        }

        return batch;
    }

    /// <summary>Tried until it is heard: an outcome lost would send its message a second time.</summary>
    private async Task ReportAsync(List<DeliveryOutcome> batch, CancellationToken ct)
    {
        for (var attempt = 1; batch is not []; attempt++)
        {
            try
            {
                var taken = await queue.ReportAsync(batch, ct);
                if (taken.Ok || IsFinal(taken.Problem.Status))
                {
                    LogRefused(taken);
                    return;
                }

                LogNotReported(batch.Count, taken.Problem.Message);
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                LogNotReported(batch.Count, error.Message);
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Min(0.2 * attempt, 5)), clock, ct);
        }
    }

    /// <summary>A key that is being changed and an Api that is busy are not: it takes the outcomes later.</summary>
    private static bool IsFinal(int status) => status is >= 400 and < 500
        and not StatusCodes.Status401Unauthorized and not StatusCodes.Status403Forbidden
        and not StatusCodes.Status408RequestTimeout and not StatusCodes.Status429TooManyRequests;

    private void LogRefused(ApiAnswer<OutcomesTaken> taken)
    {
        if (!taken.Ok)
        {
            LogAllRefused(taken.Problem.Message);
        }
        else if (taken.Value.Refused is not [])
        {
            LogLeaseLost(taken.Value.Refused);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} outcomes are not reported yet: {Reason}")]
    private partial void LogNotReported(int count, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Api refused the outcomes: {Reason}")]
    private partial void LogAllRefused(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Their lease was lost meanwhile: deliveries {Ids}")]
    private partial void LogLeaseLost(IReadOnlyList<long> ids);
}
