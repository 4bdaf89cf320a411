using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using LittleShop.Contracts;
using Microsoft.AspNetCore.DataProtection;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>What a notification's button is good for: this admin may make this move of this order, once.</summary>
/// <param name="Id">The press's own id: a second use finds it taken.</param>
/// <param name="Version">The order as the notification knew it.</param>
/// <param name="DeliveryId">The push that carries the button; 0 where an order's page is pressed.</param>
internal sealed record ActionClaim(
    Guid Id, Guid OrderId, OrderStatus To, uint Version, Guid AdminId, long DeliveryId);

/// <summary>Signed, encrypted and good for a day: a press's credential, for which nobody need be signed in.</summary>
internal sealed class ActionTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private const int Size = 16 + 16 + 16 + 4 + 4 + 8;

    private readonly ITimeLimitedDataProtector _act =
        protection.CreateProtector("LittleShop.NotificationActions").ToTimeLimitedDataProtector();

    private readonly ITimeLimitedDataProtector _undo =
        protection.CreateProtector("LittleShop.NotificationActions.Undo").ToTimeLimitedDataProtector();

    public string Write(ActionClaim claim) => Write(claim, clock.GetUtcNow() + Lifetime);

    public string Write(ActionClaim claim, DateTimeOffset until)
    {
        var plain = new byte[Size];
        claim.Id.TryWriteBytes(plain);
        claim.OrderId.TryWriteBytes(plain.AsSpan(16));
        claim.AdminId.TryWriteBytes(plain.AsSpan(32));
        BinaryPrimitives.WriteInt32LittleEndian(plain.AsSpan(48), (int)claim.To);
        BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(52), claim.Version);
        BinaryPrimitives.WriteInt64LittleEndian(plain.AsSpan(56), claim.DeliveryId);
        return Base64Url.EncodeToString(_act.Protect(plain, until));
    }

    /// <summary>Null for what the shop did not write itself, and for what is older than a day.</summary>
    public ActionClaim? Read(string token) => Open(_act, token) is { Length: Size } plain
        ? new ActionClaim(
            new Guid(plain.AsSpan(0, 16)), new Guid(plain.AsSpan(16, 16)),
            (OrderStatus)BinaryPrimitives.ReadInt32LittleEndian(plain.AsSpan(48)),
            BinaryPrimitives.ReadUInt32LittleEndian(plain.AsSpan(52)), new Guid(plain.AsSpan(32, 16)),
            BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(56)))
        : null;

    /// <summary>Good for longer than the press may be undone: who is late is told so.</summary>
    public string WriteUndo(Guid id) =>
        Base64Url.EncodeToString(_undo.Protect(id.ToByteArray(), clock.GetUtcNow() + Lifetime));

    public Guid? ReadUndo(string token) => Open(_undo, token) is { Length: 16 } plain ? new Guid(plain) : null;

    private static byte[]? Open(ITimeLimitedDataProtector protector, string token)
    {
        try
        {
            return Base64Url.IsValid(token) ? protector.Unprotect(Base64Url.DecodeFromChars(token)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
