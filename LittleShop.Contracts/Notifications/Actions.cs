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
/// <param name="Alive">False where the browser had it and has lost it.</param>
public sealed record SyncDevice([property: Required, MaxLength(2000)] string Endpoint, bool Alive = true);

public enum DeviceSync
{
    /// <summary>The shop pushes to it.</summary>
    Known,

    /// <summary>It ended without its admin's wish: the push service said so, or the account was disabled.</summary>
    Ended,

    /// <summary>Its admin switched it off, here or elsewhere.</summary>
    Removed,

    /// <summary>Not this admin's, as far as the shop knows.</summary>
    Unknown,
}

/// <summary>What the shop knows of it. Problem: why it ended, or what its push service last refused.</summary>
public sealed record SyncedDevice(DeviceSync State, string? Problem = null);
