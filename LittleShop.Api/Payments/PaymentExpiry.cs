using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Payments;

/// <summary>Ends orders that were not paid in time and puts their items back on the shelf. Safe to run twice at once.</summary>
internal sealed partial class PaymentExpiry(
    ShopDb db, OrderChanges orders, OrderStock stock, TimeProvider clock, ILogger<PaymentExpiry> logger)
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        List<Guid> overdue;
        do
        {
            var now = clock.GetUtcNow();
            overdue = await db.Orders
                .Where(order => order.Status == OrderStatus.PendingPayment && order.PayBy < now)
                .OrderBy(order => order.PayBy).Take(Batch).Select(order => order.Id).ToListAsync(ct);
            foreach (var id in overdue)
            {
                await ExpireAsync(id, ct);
            }
        }
        while (overdue.Count == Batch);
    }

    private async Task ExpireAsync(Guid id, CancellationToken ct) => await orders.ChangeAsync(id, null, null, async order =>
    {
        var now = clock.GetUtcNow();
        if (order.PayBy is not { } until || until >= now
            || !order.TryMove(OrderStatus.PaymentExpired, Actor.System, now, null, out var expired))
        {
            return Decision.Nothing; // paid, retried or cancelled since it was listed
        }

        await stock.ReleaseAsync(order, ct);
        LogExpired(order.Number);
        return expired;
    }, ct);

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Number} expired unpaid")]
    private partial void LogExpired(string number);
}
