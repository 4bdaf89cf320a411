using System.Net;
using LittleShop.Contracts;
using Telegram.Bot.Exceptions;

namespace LittleShop.BotWorker.Notifications;

/// <summary>What Telegram's answer means for a delivery, or that there was none.</summary>
internal sealed record SendVerdict(DeliveryResult Result, string? Answer = null, int? RetryAfter = null)
{
    /// <summary>Telegram cannot read the markup; the words may be fine.</summary>
    public bool IsMarkupRefused { get; private init; }

    public static SendVerdict Sent { get; } = new(DeliveryResult.Sent);

    public static SendVerdict Of(ApiRequestException refused) => refused.ErrorCode switch
    {
        StatusCodes.Status429TooManyRequests =>
            new(DeliveryResult.Retry, refused.Message, Math.Max(1, refused.Parameters?.RetryAfter ?? 1)),

        StatusCodes.Status403Forbidden => new(DeliveryResult.Unreachable, refused.Message),

        // A group that grew into a supergroup, or a chat that is gone: nobody is there to read it.
        StatusCodes.Status400BadRequest when Says(refused, "chat not found") =>
            new(DeliveryResult.Unreachable, refused.Message),

        StatusCodes.Status400BadRequest when Says(refused, "can't parse entities") =>
            new(DeliveryResult.Rejected, refused.Message) { IsMarkupRefused = true },

        >= 400 and < 500 and not StatusCodes.Status401Unauthorized and not StatusCodes.Status404NotFound =>
            new(DeliveryResult.Rejected, refused.Message),

        _ => new(DeliveryResult.Retry, refused.Message),
    };

    /// <summary>No answer of Telegram's own.</summary>
    public static SendVerdict Of(Exception broken, bool written, bool isBroadcast, string reason) => broken switch
    {
        // The gateway before Telegram. One that lost Telegram's answer may have passed the message on: an advertisement
        // is not sent again then, and an order's news are, for gateways say this for as long as Telegram is down.
        RequestException { HttpStatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout }
            when isBroadcast => new(DeliveryResult.Ambiguous, reason),
        RequestException { HttpStatusCode: >= HttpStatusCode.InternalServerError } => new(DeliveryResult.Retry, reason),
        _ when !written => new(DeliveryResult.Retry, $"Nothing was written: {reason}"),
        _ => new(DeliveryResult.Ambiguous, $"It was written, and no answer came: {reason}"),
    };

    private static bool Says(ApiRequestException refused, string words) =>
        refused.Message.Contains(words, StringComparison.Ordinal);
}
