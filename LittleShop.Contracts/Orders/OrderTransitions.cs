using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Contracts;

/// <summary>The only moves an order may make. The Api enforces them; the admin draws its buttons from them.</summary>
public static class OrderTransitions
{
    extension(OrderStatus from)
    {
        public bool CanBecome(OrderStatus to) => from.NextMoves.Contains(to);

        public bool IsFinal => from.NextMoves is [];

        /// <summary>A failed or expired payment may still arrive late: money that came is never refused.</summary>
        public IReadOnlyList<OrderStatus> NextMoves => from switch
        {
            PendingPayment => [PaymentReceived, PaymentFailed, PaymentExpired, Cancelled],
            PaymentFailed or PaymentExpired => [PendingPayment, PaymentReceived, Cancelled],
            PaymentReceived => [Accepted, OnHold, Cancelled, Refunded],
            Accepted => [Packing, OnHold, Cancelled, Refunded],
            Packing => [Dispatched, OnHold, Cancelled, Refunded],
            OnHold => [Accepted, Cancelled, Refunded],
            Dispatched => [Delivered, Refunded],
            Delivered => [Refunded],
            Cancelled => [Refunded],
            _ => [],
        };
    }

    extension(OrderStatus to)
    {
        /// <summary>Moves about money or the end of an order are for managers; the rest a packer may do.</summary>
        public bool NeedsManager =>
            to is PendingPayment or PaymentReceived or PaymentFailed or PaymentExpired or Cancelled or Refunded;
    }
}
