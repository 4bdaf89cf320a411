using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Payments;

/// <summary>
/// Records money that came through Telegram (successful_payment). It is never refused: what cannot be sent any more, or
/// was paid twice, waits on hold for an admin to give the money back.
/// </summary>
internal static class TakePayment
{
    public static async Task<Results<Ok<ChangedOrder>, NotFound, ProblemHttpResult>> Handle(
        Guid customerId, Guid id, RecordPayment paid, ShopDb db, OrderChanges orders, OrderStock stock,
        TimeProvider clock, CancellationToken ct) =>
        await orders.ChangeAsync(id, null, null, async order =>
        {
            if (order.CustomerId != customerId || paid.Amount.Currency != order.Currency)
            {
                return Problems.Conflict("not-this-order", "This payment belongs to another order.");
            }

            var now = clock.GetUtcNow();
            return await RecordAsync(db, order, paid, now, ct)
                ? new Decision([.. await HappenedAsync(order, paid.Amount.Amount, stock, now, ct)])
                : Decision.Nothing;
        }, ct);

    /// <returns>False where this charge was recorded before.</returns>
    private static async Task<bool> RecordAsync(
        ShopDb db, Order order, RecordPayment paid, DateTimeOffset now, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into payments (id, order_id, method, amount, currency, telegram_charge_id, provider_charge_id,
                recorded_by, received_at)
            values ({Guid.CreateVersion7()}, {order.Id}, 'Telegram', {paid.Amount.Amount}, {paid.Amount.Currency},
                {paid.TelegramChargeId}, {paid.ProviderChargeId}, {Actor.Provider.Name}, {now})
            on conflict do nothing
            """,
            ct) == 1;

    private static async Task<List<OrderEvent>> HappenedAsync(
        Order order, decimal amount, OrderStock stock, DateTimeOffset now, CancellationToken ct)
    {
        var events = new List<OrderEvent>();
        if (!order.TryMove(OrderStatus.PaymentReceived, Actor.Provider, now, null, out var confirmed))
        {
            order.PaidAgain(amount);
            Hold($"{order.In(amount)} came again; give it back.");
            return events;
        }

        events.Add(confirmed);
        if (amount != order.Total)
        {
            order.PaidInstead(amount);
            Hold($"{order.In(amount)} came instead of {order.In(order.Total)}.");
        }
        else if (!await stock.TryTakeAsync(order, ct))
        {
            Hold("Paid late, and sold out meanwhile. Restock and accept it, or give the money back.");
        }

        return events;

        void Hold(string why)
        {
            if (order.TryMove(OrderStatus.OnHold, Actor.System, now, why, out var held))
            {
                events.Add(held);
            }
        }
    }
}
