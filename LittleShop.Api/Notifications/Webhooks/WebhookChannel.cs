using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>Tells endpoints, one event of each endpoint after the other.</summary>
internal sealed partial class WebhookChannel(
    WebhookSender sender, IOptions<DeliveryOptions> options, ILogger<WebhookChannel> logger) : IChannel
{
    public Channel Channel => Channel.Webhook;

    public int Slots => options.Value.Parallel;

    public int Run => 8;

    public async Task<DeliveryOutcome> SendAsync(ClaimedDelivery claimed)
    {
        var answer = await TryAsync(claimed);
        return new DeliveryOutcome(
            claimed.Id, claimed.LeaseToken, answer.Result, answer.Text,
            answer.RetryAfter is { } wait ? (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 0, int.MaxValue) : null);
    }

    private async Task<WebhookAnswer> TryAsync(ClaimedDelivery claimed)
    {
        if (claimed.Endpoint is not { Usable: true } endpoint)
        {
            return new WebhookAnswer(DeliveryResult.SwitchedOff, "The endpoint was switched off or removed.");
        }

        if (claimed.News is not { } news)
        {
            return new WebhookAnswer(DeliveryResult.Rejected, "Endpoints are told of orders only.");
        }

        try
        {
            // The same id on every attempt and redelivery: by it a receiver tells that it knows the event already.
            // Not cancelled by a stop: what is on its way ends within its own timeout.
            return await sender.SendAsync(
                endpoint.Url, endpoint.ProtectedSecret, $"msg_{claimed.ResendOf ?? claimed.Id}", WebhookBody.Of(news),
                CancellationToken.None);
        }
        catch (Exception error)
        {
            LogBroken(error, claimed.Id);
            return new WebhookAnswer(DeliveryResult.Retry, $"The attempt broke: {error.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhook of delivery {Id} broke")]
    private partial void LogBroken(Exception error, long id);
}
