using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>Encrypts a message for its browser alone: RFC 8291, in one record of RFC 8188's aes128gcm.</summary>
internal sealed class Encryptor(EphemeralKeys ephemeralKeys)
{
    public const int SaltLength = 16;

    /// <summary>What every push service must take (RFC 8030 §7.2): 4096 bytes with header and tag.</summary>
    public const int LongestPlaintext = 4096 - HeaderLength - TagLength - 1;

    private const int RecordSize = 4096;
    private const int TagLength = 16;
    private const int HeaderLength = SaltLength + sizeof(uint) + 1 + PeerKey.PublicKeyLength;
    private const byte LastRecord = 2;

    public byte[] Encrypt(ReadOnlySpan<byte> plaintext, PeerKey peer)
    {
        using var ephemeral = ephemeralKeys.Take();
        Span<byte> salt = stackalloc byte[SaltLength];
        RandomNumberGenerator.Fill(salt);
        return Encrypt(plaintext, peer, ephemeral, salt);
    }

    public static byte[] Encrypt(
        ReadOnlySpan<byte> plaintext, PeerKey peer, EphemeralKey ephemeral, ReadOnlySpan<byte> salt)
    {
        if (plaintext.Length > LongestPlaintext)
        {
            throw new ArgumentException($"A push holds at most {LongestPlaintext} bytes.", nameof(plaintext));
        }

        Span<byte> key = stackalloc byte[16];
        Span<byte> nonce = stackalloc byte[12];
        DeriveKeys(peer, ephemeral, salt, key, nonce);

        Span<byte> padded = [.. plaintext, LastRecord];
        var body = new byte[HeaderLength + padded.Length + TagLength];
        var header = body.AsSpan(0, HeaderLength);
        salt.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[SaltLength..], RecordSize);
        header[SaltLength + sizeof(uint)] = PeerKey.PublicKeyLength;
        ephemeral.PublicPoint.CopyTo(header[(SaltLength + sizeof(uint) + 1)..]);

        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, padded, body.AsSpan(HeaderLength, padded.Length), body.AsSpan(^TagLength..));
        return body;
    }

    private static void DeriveKeys(
        PeerKey peer, EphemeralKey ephemeral, ReadOnlySpan<byte> salt, Span<byte> key, Span<byte> nonce)
    {
        var shared = ephemeral.Pair.DeriveRawSecretAgreement(peer.Key);
        Span<byte> secret = stackalloc byte[32];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256, shared, secret, peer.Auth,
            [.. "WebPush: info\0"u8, .. peer.Raw, .. ephemeral.PublicPoint]);
        CryptographicOperations.ZeroMemory(shared);

        Span<byte> prk = stackalloc byte[32];
        HKDF.Extract(HashAlgorithmName.SHA256, secret, salt, prk);
        HKDF.Expand(HashAlgorithmName.SHA256, prk, key, "Content-Encoding: aes128gcm\0"u8);
        HKDF.Expand(HashAlgorithmName.SHA256, prk, nonce, "Content-Encoding: nonce\0"u8);
    }
}
