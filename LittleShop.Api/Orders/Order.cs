using System.Diagnostics.CodeAnalysis;
using LittleShop.Contracts;

namespace LittleShop.Api.Orders;

/// <summary>An order: what was bought, what is paid, and which moves it may make. All amounts share its currency.</summary>
internal sealed class Order
{
    /// <summary>Random, never time-ordered: people know an order by the first eight characters of its id.</summary>
    public Guid Id { get; private init; } = Guid.NewGuid();
    public required Guid CustomerId { get; init; }
    public OrderStatus Status { get; private set; } = OrderStatus.PendingPayment;
    public required string Currency { get; init; }
    public required decimal Subtotal { get; init; }
    public required decimal Shipping { get; init; }
    public required decimal Total { get; init; }
    public decimal Paid { get; private set; }
    public decimal Refunded { get; private set; }
    public required int ItemCount { get; init; }
    public required PaymentMethod PaymentMethod { get; init; }
    public required string RecipientName { get; init; }
    public required string Address { get; init; }
    public required string ShippingMethod { get; init; }
    public string? Carrier { get; private set; }
    public string? TrackingNumber { get; private set; }

    /// <summary>Who accepted the order; the one who hears of its acceptance.</summary>
    public Guid? AssignedAdminId { get; private set; }
    public required DateTimeOffset PlacedAt { get; init; }
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When an unpaid order expires; null once that no longer matters.</summary>
    public DateTimeOffset? PayBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When an admin first took notice of the paid order, and who: it stops the reminders.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public string? AcknowledgedBy { get; private set; }

    /// <summary>Made by the canary to prove that every channel works; no list, figure or customer sees it.</summary>
    public bool IsCanary { get; private init; }

    /// <summary>Whether the order's items are taken out of stock right now.</summary>
    public bool HoldsStock { get; private set; } = true;

    /// <summary>The Idempotency-Key it was placed with: the same key places one order.</summary>
    public string? IdempotencyKey { get; init; }
    public uint Version { get; private set; }
    public List<OrderLine> Lines { get; private init; } = [];

    public string Number => OrderNumber.Of(Id);

    /// <summary>The moves it may make now: the table's, less refunds where no money is left to give back.</summary>
    public IReadOnlyList<OrderStatus> NextMoves =>
        [.. Status.NextMoves.Where(to => to != OrderStatus.Refunded || Paid > Refunded)];

    /// <summary>Moves the order, or refuses and changes nothing.</summary>
    public bool TryMove(OrderStatus to, Actor by, DateTimeOffset at, string? note, [NotNullWhen(true)] out OrderEvent? moved)
    {
        moved = NextMoves.Contains(to)
            ? new OrderEvent(Id, OrderEventKinds.Of(to), Status, to, by, at, note)
            : null;
        if (moved is null)
        {
            return false;
        }

        if (to == OrderStatus.Refunded)
        {
            moved = moved with { Amount = Paid - Refunded };
            Refunded = Paid;
        }

        if (to is OrderStatus.Cancelled)
        {
            moved = moved with { Amount = Paid - Refunded };
        }

        if (to is OrderStatus.PaymentReceived)
        {
            (Paid, PaidAt, PayBy) = (Total, at, null);
        }

        if (to is OrderStatus.Accepted && by.AdminId is not null)
        {
            AssignedAdminId = by.AdminId;
        }

        if (by.AdminId is not null && PaidAt is not null)
        {
            Acknowledge(by.Name, at);
        }

        (Status, ChangedAt) = (to, at);
        return true;
    }

    /// <summary>Gives a part of the money back; the whole rest is a move to Refunded instead.</summary>
    public bool TryRefund(decimal amount, Actor by, DateTimeOffset at, string? note, [NotNullWhen(true)] out OrderEvent? refunded)
    {
        refunded = amount > 0 && amount < Paid - Refunded
            ? new OrderEvent(Id, OrderEventKind.PartlyRefunded, Status, Status, by, at, note) { Amount = amount }
            : null;
        if (refunded is null)
        {
            return false;
        }

        (Refunded, ChangedAt) = (Refunded + amount, at);
        return true;
    }

    /// <summary>Adds or changes the tracking number; an event only when something is new.</summary>
    public OrderEvent? Track(string carrier, string number, Actor by, DateTimeOffset at)
    {
        if (Carrier == carrier && TrackingNumber == number)
        {
            return null;
        }

        (Carrier, TrackingNumber, ChangedAt) = (carrier, number, at);
        return new OrderEvent(Id, OrderEventKind.TrackingChanged, Status, Status, by, at, $"{carrier} {number}");
    }

    /// <summary>Carrier and number named together with a move to Dispatched: part of that event, not one of its own.</summary>
    public void SetTracking(string? carrier, string? number) => (Carrier, TrackingNumber) = (carrier, number);

    /// <summary>An admin took notice; only the first counts.</summary>
    public void Acknowledge(string by, DateTimeOffset at)
    {
        if (AcknowledgedAt is null)
        {
            (AcknowledgedAt, AcknowledgedBy) = (at, by);
        }
    }

    /// <summary>Nobody has accepted it: the order stays as it is, and its timeline says who was told next.</summary>
    public OrderEvent Escalate(OrderEventKind kind, DateTimeOffset at, string? note, Guid? toAdmin = null) =>
        new(Id, kind, Status, Status, Actor.System, at, note) { ToAdminId = toAdmin };

    /// <summary>Waits for payment again, until then.</summary>
    public void WaitForPayment(DateTimeOffset until) => PayBy = until;

    /// <summary>Money for an order that has its money already: it is owed back.</summary>
    public void PaidAgain(decimal amount) => Paid += amount;

    /// <summary>Another sum came than was asked for.</summary>
    public void PaidInstead(decimal amount) => Paid = amount;

    public void MarkStock(bool held) => HoldsStock = held;
}
