using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>Tells a push service who sends (RFC 8292): a token for its origin, used until it is nearly old.</summary>
internal sealed class Vapid(VapidKeys keys, IOptions<PushOptions> options, TimeProvider clock)
{
    /// <summary>The standard allows 24 hours; push services' clocks may be wrong.</summary>
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan _use = TimeSpan.FromHours(11);
    private const int MostOrigins = 500;

    private readonly ConcurrentDictionary<string, (string Header, DateTimeOffset Until)> _signed =
        new(StringComparer.Ordinal);

    /// <summary>The Authorization header for an endpoint.</summary>
    public async ValueTask<string> AuthorizationAsync(Uri endpoint, CancellationToken ct)
    {
        var origin = endpoint.GetLeftPart(UriPartial.Authority);
        var now = clock.GetUtcNow();
        if (_signed.TryGetValue(origin, out var known) && known.Until > now)
        {
            return known.Header;
        }

        var pair = await keys.GetAsync(ct);
        if (_signed.Count >= MostOrigins)
        {
            _signed.Clear();
        }

        var header = $"vapid t={Sign(pair.Signer, origin, now + _lifetime)}, k={pair.PublicKey}";
        _signed[origin] = (header, now + _use);
        return header;
    }

    /// <summary>A service that refused a token gets a fresh one next time.</summary>
    public void Forget(Uri endpoint) => _signed.TryRemove(endpoint.GetLeftPart(UriPartial.Authority), out _);

    private string Sign(ECDsa signer, string origin, DateTimeOffset until)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(
            new { aud = origin, exp = until.ToUnixTimeSeconds(), sub = options.Value.Subject });
        var header = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8);
        var token = $"{header}.{Base64Url.EncodeToString(claims)}";
        lock (signer)
        {
            var signature = signer.SignData(Encoding.ASCII.GetBytes(token), HashAlgorithmName.SHA256);
            return $"{token}.{Base64Url.EncodeToString(signature)}";
        }
    }
}
