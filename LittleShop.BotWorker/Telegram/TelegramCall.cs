using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.ServiceDefaults;
using Telegram.Bot.Exceptions;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// Every call that answers a customer: within the limits, with a deadline, counted, and repeated when Telegram is
/// briefly away or asks to wait.
/// </summary>
internal sealed class TelegramCall(SendGate gate, ShopMetrics metrics, TimeProvider clock)
{
    private const int Attempts = 4;
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(300);

    /// <summary>A new message: counts against the limits.</summary>
    public Task<T> SendAsync<T>(long chatId, Func<CancellationToken, Task<T>> call, CancellationToken ct) =>
        RepeatAsync(async token =>
        {
            await gate.WaitAsync(chatId, SendPriority.Reply, token);
            try
            {
                var sent = await InTimeAsync(call, token);
                metrics.TelegramSent("sent");
                return sent;
            }
            catch (ApiRequestException refused)
            {
                metrics.TelegramSent(refused.ErrorCode == StatusCodes.Status403Forbidden ? "blocked" : "failed");
                throw;
            }
        }, ct);

    /// <summary>Anything else: an edit, an answer to a button. Not counted, but paused with the bot.</summary>
    public Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct) =>
        RepeatAsync(async token =>
        {
            await gate.WaitForPauseAsync(token);
            return await InTimeAsync(call, token);
        }, ct);

    private async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(ct);
            }
            catch (ApiRequestException error) when (error.Parameters?.RetryAfter is { } seconds && attempt < Attempts)
            {
                await gate.PauseAsync(TimeSpan.FromSeconds(seconds));
            }
            catch (Exception error) when (IsPassing(error) && attempt < Attempts && !ct.IsCancellationRequested)
            {
                await Task.Delay(_pause * attempt * attempt, clock, ct);
            }
        }
    }

    /// <summary>Telegram or the way to it is out of order; what it said on purpose it would say again.</summary>
    private static bool IsPassing(Exception error) => error switch
    {
        ApiRequestException refused => refused.ErrorCode >= 500,
        RequestException or HttpRequestException or OperationCanceledException => true,
        _ => false,
    };

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(_deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        return await call(both.Token);
    }
}
