using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Orders;

/// <summary>Parts of an order that admins and customers see alike.</summary>
internal static class OrderViews
{
    extension(Order order)
    {
        public OrderAmounts Amounts => new(
            order.In(order.Subtotal), order.In(order.Shipping), order.In(order.Total), order.In(order.Paid),
            order.In(order.Refunded));

        public Tracking? Tracking => order.TrackingNumber is { } number
            ? new Tracking(order.Carrier ?? "", number, Carriers.LinkTo(order.Carrier, number))
            : null;

        /// <summary>Whether an admin took notice of it; null while it is not paid.</summary>
        public OrderAnswer? Answer => order.PaidAt is null ? null : new OrderAnswer(
            order is { Status: OrderStatus.PaymentReceived, AcknowledgedAt: null } ? order.PaidAt : null,
            order.AcknowledgedBy, order.AcknowledgedAt);

        public Money In(decimal amount) => new(amount, order.Currency);
    }

    extension(ShopDb db)
    {
        public Task<List<OrderLineView>> LinesOfAsync(Order order, CancellationToken ct) =>
            db.OrderLines.AsNoTracking().Where(line => line.OrderId == order.Id).OrderBy(line => line.Position)
                .Select(line => new OrderLineView(
                    line.VariantId, line.Title, line.VariantTitle, new Money(line.UnitPrice, order.Currency),
                    line.Quantity,
                    db.Variants.Where(variant => variant.Id == line.VariantId)
                        .SelectMany(variant => db.Photos.Where(photo =>
                            photo.ProductId == variant.ProductId && photo.State == PhotoState.Ready))
                        .OrderBy(photo => photo.Position).Select(photo => (Guid?)photo.Id).FirstOrDefault()))
                .ToListAsync(ct);
    }
}
