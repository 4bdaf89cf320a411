using LittleShop.Api.Notifications.Actions;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>Pushes to an admin's browser.</summary>
internal sealed partial class PushChannel(
    PushService push, PushOrigins origins, MessageWriter writer, PushExtras extras, ShopMetrics metrics,
    IOptions<DeliveryOptions> options, ILogger<PushChannel> logger) : IChannel
{
    public Channel Channel => Channel.WebPush;

    public int Slots => options.Value.Parallel;

    public int Run => 8;

    public async Task<DeliveryOutcome> SendAsync(ClaimedDelivery claimed)
    {
        var answer = await TryAsync(claimed);
        metrics.PushSent(answer.Result switch
        {
            DeliveryResult.Sent => "sent",
            DeliveryResult.Unreachable => "expired",
            DeliveryResult.Deferred => "deferred",
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

        if (!Uri.TryCreate(device.Endpoint, UriKind.Absolute, out var endpoint))
        {
            return new PushAnswer(DeliveryResult.Rejected, "The device's address is not valid. Switch it on again there.");
        }

        PushMessage message;
        try
        {
            message = extras.AddTo(await writer.PushAsync(claimed), claimed);
        }
        catch (Exception error)
        {
            LogBroken(error, claimed.Id); // none of the push service's fault
            return new PushAnswer(DeliveryResult.Retry, $"The message could not be written: {error.Message}");
        }

        if (origins.TryEnter(endpoint) is { } wait)
        {
            return new PushAnswer(DeliveryResult.Deferred, "The push service asked to wait, or is out of order.", wait);
        }

        var answer = await AskAsync(device, message);
        origins.Leave(endpoint, answer);
        return answer;
    }

    /// <summary>Not cancelled by a stop: what is on its way is finished, within the service's own timeout.</summary>
    private async Task<PushAnswer> AskAsync(PushTarget device, PushMessage message)
    {
        var answer = await push.SendAsync(device, message, CancellationToken.None);
        if (answer.TooLarge)
        {
            return await push.SendAsync(device, message.Shrunk(), CancellationToken.None);
        }

        // The shop's own signature was refused, and is forgotten by now: once more with a new one.
        return answer.SignatureRefused ? await push.SendAsync(device, message, CancellationToken.None) : answer;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The push of delivery {Id} could not be written")]
    private partial void LogBroken(Exception error, long id);
}
