using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A move of an order. Carrier and tracking number are asked at dispatch and may be left out.</summary>
public sealed record ChangeStatus(
    OrderStatus To,
    uint Version,
    [property: MaxLength(Limits.Note)] string? Note = null,
    [property: MaxLength(Limits.Carrier)] string? Carrier = null,
    [property: MaxLength(Limits.Tracking)] string? TrackingNumber = null);

public sealed record ChangeTracking(
    uint Version,
    [property: Required, MaxLength(Limits.Carrier)] string Carrier,
    [property: Required, MaxLength(Limits.Tracking)] string TrackingNumber);

/// <summary>Gives money back. The whole rest makes the order Refunded; less leaves its status as it is.</summary>
public sealed record RefundOrder(
    uint Version,
    Money Amount,
    [property: MaxLength(Limits.Note)] string? Note = null,
    bool Restock = false);

/// <summary>An order after a change: its new status and the version to pass with the next change.</summary>
public sealed record ChangedOrder(Guid Id, OrderStatus Status, uint Version);
