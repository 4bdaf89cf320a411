using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>Pushes to an admin's browser.</summary>
internal sealed partial class PushChannel(
    PushService push, MessageWriter writer, ShopMetrics metrics, ILogger<PushChannel> logger) : IChannel
{
    public Channel Channel => Channel.WebPush;

    public async Task<DeliveryOutcome> SendAsync(ClaimedDelivery claimed)
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
            return new PushAnswer(DeliveryResult.SwitchedOff, "Notifications were switched off on this device.");
        }

        try
        {
            // Not cancelled by a stop: what is on its way is finished, within the service's own timeout.
            return await push.SendAsync(device, await writer.PushAsync(claimed), CancellationToken.None);
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
