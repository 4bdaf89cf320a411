using LittleShop.Contracts;

namespace LittleShop.Api.Orders;

/// <summary>One entry of an order's append-only timeline; each is told to everyone whom the routing table names.</summary>
internal sealed record OrderEvent
{
    private OrderEvent()
    {
    }

    public OrderEvent(
        Guid orderId, OrderEventKind kind, OrderStatus? from, OrderStatus to, Actor by, DateTimeOffset at, string? note) =>
        (OrderId, Kind, From, To, By, ByAdminId, At, Note) = (orderId, kind, from, to, by.Name, by.AdminId, at, note);

    /// <summary>Given by the database while the order's row is locked, so ids of one order rise in its order.</summary>
    public long Id { get; private init; }
    public Guid OrderId { get; private init; }
    public OrderEventKind Kind { get; private init; }
    public OrderStatus? From { get; private init; }
    public OrderStatus To { get; private init; }
    public string By { get; private init; } = "";
    public Guid? ByAdminId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string? Note { get; private init; }

    /// <summary>Money that the event moves, in the order's currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The one admin whom the event is for, where it is for one.</summary>
    public Guid? ToAdminId { get; init; }

    /// <summary>Where the parcel was said to be when this happened; copied from the order as the event is written.</summary>
    public string? Carrier { get; private init; }
    public string? TrackingNumber { get; private init; }

    /// <summary>The Idempotency-Key of the request behind it: the same key moves an order once.</summary>
    public string? IdempotencyKey { get; init; }
}
