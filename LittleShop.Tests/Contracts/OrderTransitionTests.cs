using LittleShop.Contracts;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Contracts;

public sealed class OrderTransitionTests
{
    /// <summary>Written out once more, by hand: what the requirement allows, and nothing else.</summary>
    private static readonly HashSet<(OrderStatus From, OrderStatus To)> _legal =
    [
        (PendingPayment, PaymentReceived), (PendingPayment, PaymentFailed), (PendingPayment, PaymentExpired),
        (PendingPayment, Cancelled),
        (PaymentFailed, PendingPayment), (PaymentFailed, PaymentReceived), (PaymentFailed, Cancelled),
        (PaymentExpired, PendingPayment), (PaymentExpired, PaymentReceived), (PaymentExpired, Cancelled),
        (PaymentReceived, Accepted), (PaymentReceived, OnHold), (PaymentReceived, Cancelled), (PaymentReceived, Refunded),
        (Accepted, Packing), (Accepted, OnHold), (Accepted, Cancelled), (Accepted, Refunded),
        (Packing, Dispatched), (Packing, OnHold), (Packing, Cancelled), (Packing, Refunded),
        (OnHold, Accepted), (OnHold, Cancelled), (OnHold, Refunded),
        (Dispatched, Delivered), (Dispatched, Refunded), (Delivered, Refunded), (Cancelled, Refunded),
    ];

    public static TheoryData<OrderStatus, OrderStatus> EveryPair()
    {
        var pairs = new TheoryData<OrderStatus, OrderStatus>();
        foreach (var from in Enum.GetValues<OrderStatus>())
        {
            foreach (var to in Enum.GetValues<OrderStatus>())
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void A_move_is_legal_exactly_where_the_requirement_lists_it(OrderStatus from, OrderStatus to) =>
        Assert.Equal(_legal.Contains((from, to)), from.CanBecome(to));

    [Fact]
    public void Only_a_refunded_order_is_at_its_end() =>
        Assert.Equal([Refunded], Enum.GetValues<OrderStatus>().Where(status => status.IsFinal));
}
