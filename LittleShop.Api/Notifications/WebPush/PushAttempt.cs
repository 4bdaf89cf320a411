using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>One attempt to push one claimed delivery: it always ends in an outcome.</summary>
internal sealed partial class PushAttempt(PushService push, ShopMetrics metrics, ILogger<PushAttempt> logger)
{
    public async Task<DeliveryOutcome> RunAsync(ClaimedDelivery claimed)
    {
        var answer = await TryAsync(claimed);
        metrics.PushSent(answer.Result switch
        {
            DeliveryResult.Sent => "sent",
            DeliveryResult.Unreachable => "expired",
            _ => "failed",
        });
        return new DeliveryOutcome(
            claimed.Id, claimed.LeaseToken, answer.Result, answer.Text,
            answer.RetryAfter is { } wait ? (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 0, int.MaxValue) : null);
    }

    private async Task<PushAnswer> TryAsync(ClaimedDelivery claimed)
    {
        if (claimed.Device is not { Usable: true } device)
        {
            return new PushAnswer(DeliveryResult.Rejected, "Notifications were switched off on this device.");
        }

        try
        {
            // Not cancelled by a stop: what is on its way is finished, within the service's own timeout.
            return await push.SendAsync(device, PushMessage.Of(claimed.News), CancellationToken.None);
        }
        catch (Exception error)
        {
            LogBroken(error, claimed.Id);
            return new PushAnswer(DeliveryResult.Retry, $"The attempt broke: {error.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The push of delivery {Id} broke")]
    private partial void LogBroken(Exception error, long id);
}
