using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Long polling, in the copy that holds the lease.</summary>
internal sealed partial class UpdateLoop(
    ITelegramBotClient bot, PollLease lease, UpdateHandler handler, PollingHealth health, TimeProvider clock,
    IOptions<TelegramOptions> options, ILogger<UpdateLoop> logger) : BackgroundService
{
    private const int LongPollSeconds = 25;
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _quiet = TimeSpan.FromDays(2);
    private static readonly TimeSpan _lastWords = TimeSpan.FromSeconds(8);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!options.Value.UsesWebhook && !stoppingToken.IsCancellationRequested)
        {
            await lease.RunAsync(PollAsync, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // what went wrong is logged in PollAsync
        }
    }

    private async Task PollAsync(CancellationToken ct)
    {
        // Handlers finish even when the lease is lost or the process stops: each has a deadline of its own.
        using var abandoned = new CancellationTokenSource();
        using var inbox = new UpdateInbox(handler.HandleAsync);
        var watermark = new Watermark();
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var fresh = await FetchAsync(watermark, inbox, ct, abandoned.Token);
                failures = 0;
                health.Polled();
                if (!fresh && !watermark.IsEmpty)
                {
                    // Telegram repeats what is still being handled; a glance later some of it will be done.
                    await Task.WhenAny(watermark.MovedAsync(), Task.Delay(_glance, clock, ct));
                }
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                await RestAsync(error, ++failures, ct);
            }
        }

        await FinishAsync(watermark, abandoned);
    }

    private async Task<bool> FetchAsync(
        Watermark watermark, UpdateInbox inbox, CancellationToken ct, CancellationToken abandoned)
    {
        if (clock.GetUtcNow() - health.LastUpdate > _quiet)
        {
            watermark.Forget();
        }

        var asked = watermark.Offset;
        var updates = await bot.GetUpdates(asked, 100, LongPollSeconds, UpdateKinds.Wanted, ct);
        var fresh = false;
        foreach (var update in updates)
        {
            if (watermark.Begin(update.Id, asked))
            {
                fresh = true;
                health.Received();
                _ = HandleAsync(update, inbox, watermark, abandoned);
            }
        }

        return fresh;
    }

    /// <summary>Until it is handled, however often that takes: only then may Telegram forget it.</summary>
    private async Task HandleAsync(Update update, UpdateInbox inbox, Watermark watermark, CancellationToken ct)
    {
        try
        {
            for (var attempt = 1; !await inbox.PutAsync(update, ct); attempt++)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, _longestWait.TotalSeconds)), clock, ct);
            }

            watermark.Done(update.Id);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            LogLeft(update.Id); // not done, so Telegram gives it to whoever polls next
        }
    }

    private async Task RestAsync(Exception error, int failures, CancellationToken ct)
    {
        if (error is ApiRequestException { ErrorCode: StatusCodes.Status409Conflict })
        {
            LogConflict();
        }
        else
        {
            LogPollFailed(error.Message, failures);
        }

        var wait = error is ApiRequestException { Parameters.RetryAfter: { } seconds }
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(Math.Min(0.25 * Math.Pow(2, failures), _longestWait.TotalSeconds));
        await Task.Delay(wait + TimeSpan.FromMilliseconds(Random.Shared.Next(250)), clock, ct)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets running handlers end, then tells Telegram how far we got.</summary>
    private async Task FinishAsync(Watermark watermark, CancellationTokenSource abandoned)
    {
        using var patience = new CancellationTokenSource(_lastWords, clock);
        try
        {
            while (!watermark.IsEmpty)
            {
                await watermark.MovedAsync().WaitAsync(_glance, clock, patience.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                patience.Token.ThrowIfCancellationRequested();
            }

            if (watermark.Offset is { } offset)
            {
                await bot.GetUpdates(offset, 1, 0, UpdateKinds.Wanted, patience.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or RequestException or HttpRequestException)
        {
            LogPollFailed(error.Message, 1);
        }
        finally
        {
            await abandoned.CancelAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram gave no updates ({Reason}), attempt {N}")]
    private partial void LogPollFailed(string reason, int n);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody else polls with this token, or a webhook is set")]
    private partial void LogConflict();

    [LoggerMessage(Level = LogLevel.Information, Message = "Update {Update} is left for the next copy")]
    private partial void LogLeft(int update);
}
