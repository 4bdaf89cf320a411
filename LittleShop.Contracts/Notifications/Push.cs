using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A browser's push subscription (W3C Push API), keys in base64url. Re-subscribing moves the device.</summary>
public sealed record SubscribePush(
    [property: Required, MaxLength(2000)] string Endpoint,
    [property: Required, MaxLength(100)] string P256dh,
    [property: Required, MaxLength(40)] string Auth,
    [property: MaxLength(Limits.Name)] string? DeviceName);

/// <summary>The public VAPID key (RFC 8292), base64url, as pushManager.subscribe wants it.</summary>
public sealed record PushKey(string PublicKey);

public sealed record PushDevice(
    Guid Id, string DeviceName, DateTimeOffset CreatedAt, DateTimeOffset? LastSentAt, string? LastProblem);

/// <summary>How a test push went, said so that an admin understands it.</summary>
public sealed record TestPushResult(bool Sent, string Message);
