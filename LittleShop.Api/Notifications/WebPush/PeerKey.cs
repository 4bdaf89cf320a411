using System.Security.Cryptography;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>A browser's half of the key agreement: its public key, as sent and as imported, and its secret.</summary>
internal sealed record PeerKey(byte[] Raw, byte[] Auth, ECDiffieHellmanPublicKey Key)
{
    public const int PublicKeyLength = 65;
    public const int AuthLength = 16;
    private const byte Uncompressed = 4;

    /// <summary>Null for what is no point on P-256 in its uncompressed form, or no secret of 16 bytes.</summary>
    public static PeerKey? Import(byte[] raw, byte[] auth)
    {
        if (raw.Length != PublicKeyLength || raw[0] != Uncompressed || auth.Length != AuthLength)
        {
            return null;
        }

        try
        {
            var peer = ECDiffieHellman.Create(P256.Parameters(raw));
            return new PeerKey(raw, auth, peer.PublicKey);
        }
        catch (CryptographicException)
        {
            return null; // a point that does not lie on the curve
        }
    }
}

internal static class P256
{
    private const int Coordinate = 32;

    /// <summary>A key from its uncompressed point, and its private number where it is known.</summary>
    public static ECParameters Parameters(byte[] point, byte[]? secret = null) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..(1 + Coordinate)], Y = point[(1 + Coordinate)..] },
        D = secret,
    };

    /// <summary>The uncompressed point: 4, X, Y.</summary>
    public static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];
}
