using System.Threading.Channels;
using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>Records the outcomes of parallel attempts: together all that came while the last write ran.</summary>
internal sealed partial class OutcomeWriter(
    DeliveryOutcomes recorder, Wakeup wakeup, DeliveryNews live, TimeProvider clock, ILogger<OutcomeWriter> logger)
{
    private const int Most = 500;
    private const int Tries = 20;
    private readonly Channel<Waiting> _done =
        System.Threading.Channels.Channel.CreateUnbounded<Waiting>();

    /// <summary>Ends when it is written: whether it was taken, or refused because the lease was lost.</summary>
    public Task<bool> AddAsync(DeliveryOutcome outcome)
    {
        var waiting = new Waiting(outcome, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _done.Writer.TryWrite(waiting);
        return waiting.Written.Task;
    }

    /// <summary>No more will come: <see cref="RunAsync"/> ends when all are written.</summary>
    public void Complete() => _done.Writer.TryComplete();

    public async Task RunAsync(Contracts.Channel channel)
    {
        while (await _done.Reader.WaitToReadAsync())
        {
            var batch = new List<Waiting>();
            while (batch.Count < Most && _done.Reader.TryRead(out var outcome))
            {
                batch.Add(outcome);
            }

            var refused = await WriteAsync(channel, [.. batch.Select(one => one.Outcome)]);
            foreach (var one in batch)
            {
                one.Written.SetResult(!refused.Contains(one.Outcome.Id));
            }
        }
    }

    /// <summary>
    /// Insists: an outcome that is lost sends its message a second time. One that comes too late is refused by its token.
    /// </summary>
    private async Task<IReadOnlyList<long>> WriteAsync(Contracts.Channel channel, List<DeliveryOutcome> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var recorded = await recorder.RecordAsync(batch, CancellationToken.None);
                live.Changed();
                if (batch.Exists(outcome => outcome.Result is DeliveryResult.Unreachable))
                {
                    live.DevicesEnded();
                }

                if (recorded.MoreWait)
                {
                    wakeup.Here(channel);
                }

                return recorded.Refused;
            }
            catch (NpgsqlException error) when (error is not PostgresException { IsTransient: false } || attempt <= Tries)
            {
                LogWaiting(batch.Count, error.Message);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, 5)), clock);
            }
            catch (Exception error)
            {
                LogLost(error, batch.Count);
                return [.. batch.Select(outcome => outcome.Id)];
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} outcomes wait for the database: {Problem}")]
    private partial void LogWaiting(int count, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} outcomes could not be recorded and will be repeated")]
    private partial void LogLost(Exception error, int count);

    private sealed record Waiting(DeliveryOutcome Outcome, TaskCompletionSource<bool> Written);
}
