using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LittleShop.Tests.Fixtures;

/// <summary>A push as a browser understands it: decrypted (RFC 8291), its sender checked (RFC 8292).</summary>
internal sealed record ReceivedPush(
    JsonElement Payload, string Ttl, string Urgency, string? Topic, JsonElement Claims, string SenderKey)
{
    private const int Salt = 16;
    private const int Header = Salt + 4 + 1 + 65;
    private const int Tag = 16;

    public string Title => Payload.GetProperty("title").GetString()!;

    public string Body => Payload.GetProperty("body").GetString()!;

    public string Kind => Payload.GetProperty("kind").GetString()!;

    public Guid OrderId => Payload.GetProperty("orderId").GetGuid();

    public static ReceivedPush Read(FakeBrowser browser, IHeaderDictionary headers, byte[] body)
    {
        Assert.Equal("aes128gcm", headers.ContentEncoding.ToString());
        var (claims, senderKey) = CheckSender(headers.Authorization.ToString());
        using var payload = JsonDocument.Parse(Decrypt(browser, body));
        return new ReceivedPush(
            payload.RootElement.Clone(), headers["TTL"].ToString(), headers["Urgency"].ToString(),
            headers.TryGetValue("Topic", out var topic) ? topic.ToString() : null, claims, senderKey);
    }

    /// <summary>The browser's side of RFC 8291 §3, sharing nothing with the sender's code.</summary>
    public static byte[] Decrypt(FakeBrowser browser, byte[] body)
    {
        var salt = body[..Salt];
        Assert.Equal(65, body[Salt + 4]);
        var sender = body[(Salt + 5)..Header];
        using var peer = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = sender[1..33], Y = sender[33..] },
        });
        var secret = browser.Key.DeriveRawSecretAgreement(peer.PublicKey);
        var input = Hkdf(browser.Auth, secret, [.. "WebPush: info\0"u8, .. browser.PublicPoint, .. sender], 32);
        var key = Hkdf(salt, input, "Content-Encoding: aes128gcm\0"u8.ToArray(), 16);
        var nonce = Hkdf(salt, input, "Content-Encoding: nonce\0"u8.ToArray(), 12);

        var plain = new byte[body.Length - Header - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(nonce, body.AsSpan(Header..^Tag), body.AsSpan(^Tag..), plain);
        var end = Array.LastIndexOf(plain, (byte)2);
        return plain[..end];
    }

    private static byte[] Hkdf(byte[] salt, byte[] input, byte[] info, int length) =>
        HMACSHA256.HashData(HMACSHA256.HashData(salt, input), info.Append((byte)1).ToArray())[..length];

    /// <summary>Fails unless the VAPID token is signed by the key it comes with.</summary>
    public static (JsonElement Claims, string Key) CheckSender(string authorization)
    {
        Assert.StartsWith("vapid t=", authorization, StringComparison.Ordinal);
        var parts = authorization["vapid t=".Length..].Split(", k=");
        var token = parts[0].Split('.');
        var point = Base64Url.DecodeFromChars(parts[1]);
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..33], Y = point[33..] },
        });
        Assert.True(
            key.VerifyData(
                Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]),
                HashAlgorithmName.SHA256),
            "The VAPID token is not signed by the key it names.");
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token[1]));
        return (claims.RootElement.Clone(), parts[1]);
    }
}
