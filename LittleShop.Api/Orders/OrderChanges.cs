using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Inbox;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Orders;

/// <summary>What a change does: the events it yields, or why it is refused.</summary>
internal sealed record Decision(IReadOnlyList<OrderEvent> Events, ProblemHttpResult? Refusal = null)
{
    public static Decision Nothing { get; } = new([]);

    public static implicit operator Decision(OrderEvent happened) => new([happened]);

    public static implicit operator Decision(ProblemHttpResult refusal) => new([], refusal);
}

/// <summary>
/// Changes one order under its row's lock: the order, its timeline and its deliveries commit together or not at all.
/// What is told afterwards may be missed; what must follow is a row.
/// </summary>
internal sealed class OrderChanges(
    ShopDb db, Wakeup wakeup, OrderAnnouncer live, NotificationClosing closing)
{
    /// <param name="version">What the caller saw; null where it saw none (a payment, the expiry of one).</param>
    /// <param name="idempotencyKey">A change with the same key was made already: answer as then, change nothing.</param>
    public async Task<Results<Ok<ChangedOrder>, NotFound, ProblemHttpResult>> ChangeAsync(
        Guid id, uint? version, string? idempotencyKey, Func<Order, Task<Decision>> decide, CancellationToken ct)
    {
        IReadOnlyList<OrderEvent> happened = [];
        HashSet<Channel> waiting = [];
        TimeSpan? answeredAfter = null;
        var answer = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            db.Database.AutoSavepointsEnabled = false; // two round trips for a transaction that is whole or nothing
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var locked = await db.Orders
                .FromSql($"select *, xmin from orders where id = {id} for update")
                .ToListAsync(ct);
            if (locked is not [var order])
            {
                return TypedResults.NotFound();
            }

            if (idempotencyKey is not null && await db.OrderEvents.AnyAsync(
                entry => entry.OrderId == id && entry.IdempotencyKey == idempotencyKey, ct))
            {
                return TypedResults.Ok(new ChangedOrder(id, order.Status, order.Version));
            }

            if (version is not null && version != order.Version)
            {
                return Problems.Stale();
            }

            var waited = order.AcknowledgedAt is null;
            var decision = await decide(order);
            if (decision.Refusal is { } refusal)
            {
                return (Results<Ok<ChangedOrder>, NotFound, ProblemHttpResult>)refusal;
            }

            happened = [.. decision.Events.Select(moved => moved with { IdempotencyKey = idempotencyKey })];
            await db.SaveChangesAsync(ct);
            waiting.Clear();
            foreach (var moved in happened)
            {
                waiting.UnionWith(await EventFanOut.WriteAsync(db, moved, ct));
            }

            await transaction.CommitAsync(ct);
            answeredAfter = waited ? order.AcknowledgedAt - order.PaidAt : null;
            return TypedResults.Ok(new ChangedOrder(id, order.Status, order.Version));
        });
        wakeup.Signal(waiting);
        Tell(id, happened, answeredAfter);
        return answer;
    }

    private void Tell(Guid id, IReadOnlyList<OrderEvent> happened, TimeSpan? answeredAfter)
    {
        foreach (var moved in happened)
        {
            live.Moved(moved.OrderId, moved.From, moved.To);
        }

        if (answeredAfter is { } wait)
        {
            live.Answered(wait);
        }

        // Whoever marks it as paid is on it from then on: nobody was asked before, and the news itself stays.
        var asked = !happened.Any(moved => moved.Kind is OrderEventKind.PaymentConfirmed);
        if ((answeredAfter is not null && asked) || happened.Any(IsAcceptance))
        {
            closing.Answered(id);
        }
    }

    private static bool IsAcceptance(OrderEvent moved) =>
        moved is { Kind: OrderEventKind.Accepted, From: OrderStatus.PaymentReceived };
}
