using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A press on a notification's button. The token names order, action and version, and is good once.</summary>
public sealed record ActOnNotification([property: Required, MaxLength(2000)] string Token);

/// <summary>The same press from an order's page, where a session takes the token's place.</summary>
public sealed record TakeAction(OrderStatus To, uint Version);

/// <summary>What became of a press: the move is made at AppliesAt unless it is undone before.</summary>
public sealed record ActionTaken(
    Guid Id, Guid OrderId, string OrderNumber, OrderStatus To, DateTimeOffset AppliesAt, string UndoToken);

/// <summary>What a device says of a push: shown, opened or closed. The token came with the push.</summary>
public sealed record PushReceipt([property: Required, MaxLength(200)] string Token, PushReceiptKind What);

public enum PushReceiptKind
{
    Shown,
    Opened,
    Dismissed,
}

/// <summary>What the page sees of this browser's subscription.</summary>
public sealed record SyncDevice([property: Required, MaxLength(2000)] string Endpoint);

/// <summary>Known: the shop pushes to it. Ended: it did, until the push service or an admin ended it.</summary>
public enum DeviceSync
{
    Known,
    Ended,
    Unknown,
}

public sealed record SyncedDevice(DeviceSync State);
