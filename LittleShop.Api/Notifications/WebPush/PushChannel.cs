using LittleShop.Api.Notifications.Actions;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>Pushes to an admin's browser.</summary>
internal sealed partial class PushChannel(
    PushService push, PushOrigins origins, MessageWriter writer, PushExtras extras, ShopMetrics metrics,
    ILogger<PushChannel> logger) : IChannel
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

        var endpoint = new Uri(device.Endpoint);
        if (origins.TryEnter(endpoint) is { } wait)
        {
            return new PushAnswer(DeliveryResult.Retry, "The push service asked to wait, or is out of order.", wait);
        }

        var answer = await AskAsync(claimed, device);
        origins.Leave(endpoint, answer);
        return answer;
    }

    private async Task<PushAnswer> AskAsync(ClaimedDelivery claimed, PushTarget device)
    {
        try
        {
            var message = extras.AddTo(await writer.PushAsync(claimed), claimed);

            // Not cancelled by a stop: what is on its way is finished, within the service's own timeout.
            var answer = await push.SendAsync(device, message, CancellationToken.None);
            return answer.TooLarge
                ? await push.SendAsync(device, message.Shrunk(), CancellationToken.None)
                : answer;
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
