using System.Net;
using System.Net.Http.Headers;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Security;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>What a push service said, as an outcome and in words for an admin.</summary>
internal sealed record PushAnswer(DeliveryResult Result, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>The same words in fewer bytes might be taken.</summary>
    public bool TooLarge { get; init; }

    /// <summary>The shop's VAPID signature was not accepted: worn out, or from a clock that went wrong.</summary>
    public bool SignatureRefused { get; init; }
}

/// <summary>Hands messages to push services (RFC 8030), whatever service a browser named.</summary>
internal sealed class PushService(
    Encryptor encryptor, PeerKeys peers, Vapid vapid, GuardedHandler handler, TimeProvider clock) : IDisposable
{
    /// <summary>Twice of it fits into a lease: a message may be sent once more, in fewer bytes or signed anew.</summary>
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(handler)
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    /// <summary>Sends one message and never throws, but for the caller's own token.</summary>
    public async Task<PushAnswer> SendAsync(PushTarget device, PushMessage message, CancellationToken ct)
    {
        if (peers.Of(device) is not { } peer || !Uri.TryCreate(device.Endpoint, UriKind.Absolute, out var endpoint))
        {
            return new PushAnswer(
                DeliveryResult.Rejected, "The device's keys are not valid. Switch it on again there.");
        }

        using var timeout = new CancellationTokenSource(_timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = await RequestAsync(endpoint, peer, message, either.Token);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                vapid.Forget(endpoint);
            }

            return await PushAnswers.ReadAsync(answer, clock.GetUtcNow(), either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new PushAnswer(DeliveryResult.Retry, "The push service did not answer within 10 s.");
        }
        catch (HttpRequestException error) when (GuardedHandler.WasRefused(error))
        {
            return new PushAnswer(DeliveryResult.Rejected, "The push service's address is not on the public internet.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new PushAnswer(DeliveryResult.Retry, $"The push service could not be reached: {error.Message}");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(
        Uri endpoint, PeerKey peer, PushMessage message, CancellationToken ct)
    {
        var authorization = await vapid.AuthorizationAsync(endpoint, ct);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(encryptor.Encrypt(message.Payload, peer)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("TTL", message.TtlText);
        request.Headers.TryAddWithoutValidation("Urgency", message.Urgency);
        if (message.Topic is { } topic)
        {
            request.Headers.TryAddWithoutValidation("Topic", topic);
        }

        return request;
    }
}
