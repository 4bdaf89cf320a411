using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using LittleShop.Api.Security;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>Signs an event and posts it to an address that somebody else chose.</summary>
internal sealed class WebhookSender(WebhookSecrets secrets, GuardedHandler handler, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(handler)
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    /// <summary>Sends once and never throws, but for the caller's own token.</summary>
    /// <remarks>
    /// What was written and never answered is sent again: the id stays the same, and receivers tell repeats by it.
    /// </remarks>
    public async Task<WebhookAnswer> SendAsync(
        string url, string protectedSecret, string id, byte[] body, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(_timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = Request(url, protectedSecret, id, body);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await WebhookAnswer.ReadAsync(answer, clock.GetUtcNow(), either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new WebhookAnswer(DeliveryResult.Retry, "The endpoint did not answer within 10 s.");
        }
        catch (CryptographicException)
        {
            return new WebhookAnswer(
                DeliveryResult.Rejected, "The endpoint's secret cannot be read any more. Rotate it.");
        }
        catch (HttpRequestException error) when (GuardedHandler.WasRefused(error))
        {
            return new WebhookAnswer(
                DeliveryResult.Rejected, "The endpoint's address is not on the public internet.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new WebhookAnswer(DeliveryResult.Retry, $"The endpoint could not be reached: {error.Message}");
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string url, string protectedSecret, string id, byte[] body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var signature = WebhookSignature.Of(secrets.Keys(protectedSecret), id, timestamp, body);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", signature);
        request.Headers.UserAgent.ParseAdd("LittleShop-Webhooks/1");
        return request;
    }
}
