using System.Buffers.Text;
using System.Security.Cryptography;
using LittleShop.Api.Notifications.WebPush;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// The browser that the canary has not: its key pair and secret (RFC 8291), made once, and protected at rest beside the
/// shop's own pair.
/// </summary>
internal sealed class CanaryBrowser(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Tag = 16;
    private const int Header = Encryptor.SaltLength + sizeof(uint) + 1 + PeerKey.PublicKeyLength;
    private const byte LastRecord = 2;

    private readonly IDataProtector _protector = protection.CreateProtector("LittleShop.Canary");

    /// <summary>PublicPoint and Auth are what a browser hands to the shop; Secret never leaves it.</summary>
    internal sealed record Keys(byte[] PublicPoint, byte[] Auth, byte[] Secret);

    public async Task<Keys> GetAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is { } known)
        {
            return known;
        }

        using var made = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var pair = made.ExportParameters(includePrivateParameters: true);
        byte[] secret = [.. pair.D!, .. RandomNumberGenerator.GetBytes(PeerKey.AuthLength)];
        await using var command = database.CreateCommand("""
            INSERT INTO vapid_keys (id, public_key, protected_private_key, created_at)
            VALUES (2, @public, @private, @now) ON CONFLICT DO NOTHING
            """);
        command.Parameters.AddWithValue("public", Base64Url.EncodeToString(P256.Point(pair)));
        command.Parameters.AddWithValue("private", _protector.Protect(Base64Url.EncodeToString(secret)));
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
        return (await ReadAsync(ct))!; // of copies that start together, the first one's
    }

    /// <summary>The message, as the browser reads it; null for what the shop did not encrypt for it.</summary>
    public static byte[]? Decrypt(byte[] body, Keys keys)
    {
        if (body.Length <= Header + Tag || body[Header - PeerKey.PublicKeyLength - 1] != PeerKey.PublicKeyLength)
        {
            return null;
        }

        var sender = body[(Header - PeerKey.PublicKeyLength)..Header];
        try
        {
            using var mine = ECDiffieHellman.Create(P256.Parameters(keys.PublicPoint, keys.Secret));
            using var theirs = ECDiffieHellman.Create(P256.Parameters(sender));
            var secret = HKDF.DeriveKey(
                HashAlgorithmName.SHA256, mine.DeriveRawSecretAgreement(theirs.PublicKey), 32, keys.Auth,
                [.. "WebPush: info\0"u8, .. keys.PublicPoint, .. sender]);
            var prk = HKDF.Extract(HashAlgorithmName.SHA256, secret, body[..Encryptor.SaltLength]);
            var key = HKDF.Expand(HashAlgorithmName.SHA256, prk, 16, "Content-Encoding: aes128gcm\0"u8.ToArray());
            var nonce = HKDF.Expand(HashAlgorithmName.SHA256, prk, 12, "Content-Encoding: nonce\0"u8.ToArray());
            var plain = new byte[body.Length - Header - Tag];
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(nonce, body.AsSpan(Header..^Tag), body.AsSpan(^Tag..), plain);
            return plain[..Math.Max(0, Array.LastIndexOf(plain, LastRecord))];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<Keys?> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT public_key, protected_private_key FROM vapid_keys WHERE id = 2");
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            return null;
        }

        var secret = Base64Url.DecodeFromChars(_protector.Unprotect(row.GetString(1)));
        return new Keys(
            Base64Url.DecodeFromChars(row.GetString(0)), secret[^PeerKey.AuthLength..], secret[..^PeerKey.AuthLength]);
    }
}
