using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>
/// The secrets that sign for an endpoint, protected at rest: one, and for a day after a rotation the one before it
/// too, so that its receiver may change over without losing an event.
/// </summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Prefix = "whsec_";

    private const int Length = 32;
    private static readonly TimeSpan _overlap = TimeSpan.FromHours(24);
    private readonly IDataProtector _protector = protection.CreateProtector("LittleShop.Webhooks");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>
    /// The new secret with the one it replaces, which signs on for a day; alone where the keys that protected the old
    /// one are lost, for which a rotation is the cure.
    /// </summary>
    public string Rotate(string protectedSecret, string secret)
    {
        var until = (clock.GetUtcNow() + _overlap).ToUnixTimeSeconds();
        return Protect(ReadNewest(protectedSecret) is { } old
            ? string.Create(CultureInfo.InvariantCulture, $"{secret} {old} {until}")
            : secret);
    }

    /// <summary>The keys that sign now, newest first.</summary>
    public IReadOnlyList<byte[]> Keys(string protectedSecret)
    {
        var parts = _protector.Unprotect(protectedSecret).Split(' ');
        return parts is [var newest, var old, var until]
            && clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture)
            ? [Key(newest), Key(old)]
            : [Key(parts[0])];
    }

    private string? ReadNewest(string protectedSecret)
    {
        try
        {
            return _protector.Unprotect(protectedSecret).Split(' ')[0];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Key(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);
}
