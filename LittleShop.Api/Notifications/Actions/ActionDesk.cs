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
    OrderAnnouncer live, IOptions<ActionOptions> options, TimeProvider clock,
    ILogger<ActionDesk> logger)
{
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

        ActionTaken? taken = null;
        var answer = await orders.ChangeAsync(claim.OrderId, version: null, idempotencyKey: null, async order =>
        {
            if (await WhyNotAsync(claim, order, ct) is { } refusal)
            {
                return refusal;
            }

            order.Acknowledge(admin.Name, clock.GetUtcNow());
            await db.SaveChangesAsync(ct); // gives the order the version that the move will find
            taken = await WriteAsync(claim, order, ct);
            return Decision.Nothing;
        }, ct);
        if (answer.Result is not Ok<ChangedOrder> { Value: { } seen } || taken is null)
        {
            return answer.Result as ProblemHttpResult ?? Problems.NotFound("There is no such order any more.");
        }

        await TellAsync(claim, seen);
        return TypedResults.Ok(taken);
    }

    /// <summary>The order's row is locked: two presses of one button come here one after the other.</summary>
    private async Task<ProblemHttpResult?> WhyNotAsync(ActionClaim claim, Order order, CancellationToken ct)
    {
        if (await db.NotificationActions.AnyAsync(made => made.Id == claim.Id, ct))
        {
            return Problems.Conflict("used", "This button was pressed already. Open the order to see how it stands.");
        }

        if (claim.Version != order.Version)
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

    private async Task<ActionTaken> WriteAsync(ActionClaim claim, Order order, CancellationToken ct)
    {
        var clocks = await db.Database
            .SqlQuery<DateTimeOffset>($"""select clock_timestamp() as "Value" """).ToListAsync(ct);
        var now = clocks[0];
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
        return new ActionTaken(
            action.Id, order.Id, order.Number, action.To, action.AppliesAt, tokens.WriteUndo(action.Id));
    }

    /// <summary>What follows may be missed, and its failure is none of the press's: that is saved.</summary>
    private async Task TellAsync(ActionClaim claim, ChangedOrder seen)
    {
        loop.Wake();
        live.Touched(seen.Id, seen.Status);
        try
        {
            if (claim.DeliveryId > 0)
            {
                // First: the device that was pressed shows the answer in its notification's place, so it is not closed.
                await receipts.TakeAsync(claim.DeliveryId, PushReceiptKind.Opened, CancellationToken.None);
            }

            await marks.OfOrderAsync(claim.AdminId, claim.OrderId, CancellationToken.None);
        }
        catch (NpgsqlException error)
        {
            LogNotCleared(claim.OrderId, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was told of order {Order} is not marked as opened: {Reason}")]
    private partial void LogNotCleared(Guid order, string reason);
}
