using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>The shop's own key pair for push services. Every copy of the Api finds the same one.</summary>
internal sealed class VapidKeys(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
    : IDisposable
{
    private readonly IDataProtector _protector = protection.CreateProtector("LittleShop.Vapid");
    private readonly SemaphoreSlim _one = new(1, 1);
    private KeyPair? _pair;

    /// <summary>PublicKey in base64url, as pushManager.subscribe and the k parameter want it.</summary>
    internal sealed record KeyPair(string PublicKey, ECDsa Signer);

    public async ValueTask<KeyPair> GetAsync(CancellationToken ct)
    {
        if (_pair is { } known)
        {
            return known;
        }

        await _one.WaitAsync(ct);
        try
        {
            return _pair ??= await ReadAsync(ct) ?? await MakeAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _pair?.Signer.Dispose();
        _one.Dispose();
    }

    private async Task<KeyPair?> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT public_key, protected_private_key FROM vapid_keys WHERE id = 1");
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            return null;
        }

        var publicKey = row.GetString(0);
        var secret = Base64Url.DecodeFromChars(_protector.Unprotect(row.GetString(1)));
        return new KeyPair(publicKey, ECDsa.Create(P256.Parameters(Base64Url.DecodeFromChars(publicKey), secret)));
    }

    /// <summary>Of copies that start together one wins; the others read what it wrote.</summary>
    private async Task<KeyPair> MakeAsync(CancellationToken ct)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = made.ExportParameters(includePrivateParameters: true);
        await using var command = database.CreateCommand("""
            INSERT INTO vapid_keys (id, public_key, protected_private_key, created_at)
            VALUES (1, @public, @private, @now) ON CONFLICT DO NOTHING
            """);
        command.Parameters.AddWithValue("public", Base64Url.EncodeToString(P256.Point(key)));
        command.Parameters.AddWithValue("private", _protector.Protect(Base64Url.EncodeToString(key.D)));
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
        return (await ReadAsync(ct))!;
    }
}
