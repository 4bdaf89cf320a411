using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>What the answers of RFC 8030 mean for a delivery.</summary>
internal static class PushAnswers
{
    /// <summary>No more of a stranger's answer is read; a few words of it help to understand a refusal.</summary>
    private const int LongestBody = 1024;
    private const int LongestQuote = 160;

    public static async Task<PushAnswer> ReadAsync(HttpResponseMessage answer, DateTimeOffset now, CancellationToken ct)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return (int)answer.StatusCode switch
        {
            >= 200 and < 300 => new(DeliveryResult.Sent, $"The push service took it ({status})."),
            404 or 410 => new(DeliveryResult.Unreachable, $"The browser's subscription has ended ({status})."),
            413 => new(DeliveryResult.Rejected, $"The message is too large for the push service ({status}).")
            {
                TooLarge = true,
            },
            401 or 403 => new(
                DeliveryResult.Retry,
                $"The push service refused the shop's signature ({status}): {await QuoteAsync(answer, ct)}")
            {
                SignatureRefused = true,
            },
            408 or 429 or >= 500 => new(
                DeliveryResult.Retry, $"The push service is busy or out of order ({status}).",
                RetryAfter(answer.Headers.RetryAfter, now)),
            >= 300 and < 400 => new(
                DeliveryResult.Rejected, $"The push service pointed elsewhere ({status}), which is never followed."),
            _ => new(
                DeliveryResult.Rejected, $"The push service refused it ({status}): {await QuoteAsync(answer, ct)}"),
        };
    }

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        header switch
        {
            { Delta: { } wait } => wait,
            { Date: { } until } when until > now => until - now,
            _ => null,
        };

    private static async Task<string> QuoteAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var buffer = new byte[LongestBody];
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var length = await body.ReadAtLeastAsync(buffer, LongestBody, throwOnEndOfStream: false, ct);
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return length == 0 ? "it gave no reason." : Templates.Template.Quote(text, LongestQuote);
    }
}
