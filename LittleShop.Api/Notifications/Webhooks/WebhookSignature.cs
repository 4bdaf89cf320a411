using System.Security.Cryptography;
using System.Text;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>What proves to a receiver who sent an event, and when (Standard Webhooks, symmetric signatures).</summary>
internal static class WebhookSignature
{
    /// <summary>One signature for each key, separated by spaces: a receiver looks for one that fits.</summary>
    public static string Of(IEnumerable<byte[]> keys, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.")), .. body];
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}"));
    }
}
