using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Inbox;
using LittleShop.Api.Notifications.Receipts;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>
/// Takes a press: the order is acknowledged at once, so that nobody is called for it any more, and moves when the time
/// to undo the press is over.
/// </summary>
internal sealed partial class ActionDesk(
    ShopDb db, OrderChanges orders, ActionTokens tokens, ActionLoop loop, PushReceipts receipts, OpenedMarks marks,
    OrderAnnouncer live, IOptions<ActionOptions> options, ILogger<ActionDesk> logger)
{
    private static readonly OrderEventKind[] _internal =
        [.. Enum.GetValues<OrderEventKind>().Where(kind => kind.IsInternal)];

    public async Task<Results<Ok<ActionTaken>, ProblemHttpResult>> TakeAsync(ActionClaim claim, CancellationToken ct)
    {
        if (!claim.To.IsAction)
        {
            return Problems.Invalid("action", $"{claim.To} is not for a button: open the order instead.");
        }

        var admin = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.Id == claim.AdminId, ct);
        if (admin is null or { Disabled: true } || !ActionRules.MayAct(admin.Role))
        {
            return Problems.Conflict("not-allowed", "Your account may not do this any more. Ask an owner.");
        }

        await TellPressedAsync(claim);
        ActionTaken? taken = null;
        var answer = await orders.ChangeAsync(claim.OrderId, version: null, idempotencyKey: null, async order =>
        {
            if (await MadeBeforeAsync(claim, ct) is { } made)
            {
                taken = Answer(made, order);
                return Decision.Nothing;
            }

            if (await WhyNotAsync(claim, order, ct) is { } refusal)
            {
                return refusal;
            }

            var now = await NowAsync(ct);
            order.Acknowledge(admin.Name, now);
            await db.SaveChangesAsync(ct); // gives the order the version that the move will find
            taken = Write(claim, order, now);
            return Decision.Nothing;
        }, ct);
        if (answer.Result is not Ok<ChangedOrder> { Value: { } seen } || taken is null)
        {
            return answer.Result as ProblemHttpResult ?? Problems.NotFound("There is no such order any more.");
        }

        await TellAsync(claim, seen);
        return TypedResults.Ok(taken);
    }

    /// <summary>The same press once more, because its answer was lost: it counts once, and is answered as then.</summary>
    private Task<NotificationAction?> MadeBeforeAsync(ActionClaim claim, CancellationToken ct) =>
        db.NotificationActions.AsNoTracking().SingleOrDefaultAsync(
            made => made.Id == claim.Id && made.State == ActionState.Waiting && made.AdminId == claim.AdminId, ct);

    /// <summary>The order's row is locked: two presses of one button come here one after the other.</summary>
    private async Task<ProblemHttpResult?> WhyNotAsync(ActionClaim claim, Order order, CancellationToken ct)
    {
        if (await db.NotificationActions.AnyAsync(made => made.Id == claim.Id, ct))
        {
            return Problems.Conflict("used", "This button was pressed already. Open the order to see how it stands.");
        }

        if (claim.Version != order.Version && !await IsOnlyNoticedAsync(claim, order, ct))
        {
            var stillAsks = order.NextMoves.Contains(claim.To);
            return Problems.Conflict(Problems.StaleCode, stillAsks && order.AcknowledgedBy is { } name
                ? $"{name} is on it already. Open the order to see how it stands."
                : $"The order changed meanwhile: it is {order.Status} now. Open it to see what it needs.");
        }

        return order.NextMoves.Contains(claim.To)
            ? null
            : Problems.IllegalMove(order.Status, claim.To, order.NextMoves);
    }

    /// <summary>
    /// Nothing has happened to the order since what the notification told, but that somebody took notice: the one who
    /// presses now, or nobody any more.
    /// </summary>
    private async Task<bool> IsOnlyNoticedAsync(ActionClaim claim, Order order, CancellationToken ct)
    {
        var me = await db.Users.Where(user => user.Id == claim.AdminId).Select(user => user.Name).SingleAsync(ct);
        return (order.AcknowledgedBy is null || order.AcknowledgedBy == me)
            && await db.Deliveries.Where(told => told.Id == claim.DeliveryId && told.EventId != null)
                .AnyAsync(told => !db.OrderEvents.Any(later =>
                    later.OrderId == order.Id && later.Id > told.EventId && !_internal.Contains(later.Kind)), ct);
    }

    private async Task<DateTimeOffset> NowAsync(CancellationToken ct) => (await db.Database
        .SqlQuery<DateTimeOffset>($"""select clock_timestamp() as "Value" """).ToListAsync(ct))[0];

    /// <summary>Made at the moment of the acknowledgement that came with it: who takes it back takes both.</summary>
    private ActionTaken Write(ActionClaim claim, Order order, DateTimeOffset now)
    {
        var action = new NotificationAction
        {
            Id = claim.Id,
            OrderId = order.Id,
            AdminId = claim.AdminId,
            To = claim.To,
            ExpectedVersion = order.Version,
            MadeAt = now,
            AppliesAt = now.AddSeconds(options.Value.UndoSeconds),
        };
        db.NotificationActions.Add(action);
        return Answer(action, order);
    }

    private ActionTaken Answer(NotificationAction action, Order order) =>
        new(action.Id, order.Id, order.Number, action.To, action.AppliesAt, tokens.WriteUndo(action.Id));

    /// <summary>First: the device that was pressed shows the answer in its notification's place, so it is not closed.</summary>
    private Task TellPressedAsync(ActionClaim claim) => claim.DeliveryId > 0
        ? TryAsync(claim, () => receipts.TakeAsync(claim.DeliveryId, PushReceiptKind.Opened, CancellationToken.None))
        : Task.CompletedTask;

    private Task TellAsync(ActionClaim claim, ChangedOrder seen)
    {
        loop.Wake();
        live.Touched(seen.Id, seen.Status);
        return TryAsync(claim, () => marks.OfOrderAsync(claim.AdminId, claim.OrderId, CancellationToken.None));
    }

    /// <summary>What may be missed: its failure is none of the press's.</summary>
    private async Task TryAsync(ActionClaim claim, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (NpgsqlException error)
        {
            LogNotCleared(claim.OrderId, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was told of order {Order} is not marked as opened: {Reason}")]
    private partial void LogNotCleared(Guid order, string reason);
}
