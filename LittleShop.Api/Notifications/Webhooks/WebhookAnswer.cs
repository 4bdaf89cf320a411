using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>What an endpoint said, as an outcome and in words for an admin.</summary>
internal sealed record WebhookAnswer(DeliveryResult Result, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>No more of a stranger's answer is read; a few words of it help to understand a refusal.</summary>
    private const int LongestBody = 1024;
    private const int LongestQuote = 160;

    /// <summary>
    /// Only «gone» ends an endpoint. Any other refusal may be mended within the day in which it is tried again, and
    /// nothing newer overtakes what waits.
    /// </summary>
    public static async Task<WebhookAnswer> ReadAsync(
        HttpResponseMessage answer, DateTimeOffset now, CancellationToken ct)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return (int)answer.StatusCode switch
        {
            >= 200 and < 300 => new(DeliveryResult.Sent, $"The endpoint took it ({status})."),
            410 => new(DeliveryResult.Unreachable, $"The endpoint says that it is gone for good ({status})."),
            >= 300 and < 400 => new(
                DeliveryResult.Retry, $"The endpoint pointed elsewhere ({status}), which is never followed."),
            408 or 425 or 429 or >= 500 => new(
                DeliveryResult.Retry, $"The endpoint is busy or out of order ({status}).",
                WaitOf(answer.Headers.RetryAfter, now)),
            _ => new(DeliveryResult.Retry, $"The endpoint refused it ({status}): {await QuoteAsync(answer, ct)}"),
        };
    }

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now) =>
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
