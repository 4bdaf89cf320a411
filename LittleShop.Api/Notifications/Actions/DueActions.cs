using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>
/// Makes presses for good whose time to be undone is over. The press stays locked while its order moves in a
/// transaction of its own; killed between the two, the next one finds the press waiting and, by its key, the order
/// moved already.
/// </summary>
internal sealed class DueActions(
    ShopDb db, NpgsqlDataSource database, IServiceScopeFactory scopes, Wakeup wakeup, OrderAnnouncer live, TimeProvider clock)
{
    /// <summary>Applies the one that waits longest; false when none is due.</summary>
    public Task<bool> ApplyNextAsync(CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var due = await db.NotificationActions.FromSql(
            $"""
            select * from notification_actions where state = 'Waiting' and applies_at <= clock_timestamp()
            order by applies_at limit 1 for update skip locked
            """).ToListAsync(ct);
        if (due is not [var action])
        {
            return false;
        }

        action.Problem = await ApplyAsync(action, ct);
        action.State = action.Problem is null ? ActionState.Applied : ActionState.Refused;
        if (action.Problem is { } problem)
        {
            await TakeBackAsync(action, problem, ct);
        }

        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    /// <summary>Who pressed believes it done: they hear that it is not, and the order waits for somebody again.</summary>
    private async Task TakeBackAsync(NotificationAction action, string problem, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update orders set acknowledged_at = null, acknowledged_by = null
            where id = {action.OrderId} and acknowledged_at = {action.MadeAt} and status = 'PaymentReceived'
            """, ct);
        await NoticeFanOut.WriteAsync(
            database, NoticeKind.Alarm, $"Not done: {action.To.ActionTitle} #{OrderNumber.Of(action.OrderId)}", problem,
            $"/orders/{action.OrderId}", "shop", $"action-{action.Id:N}",
            NoticeTo.Admin(action.AdminId) with { Channels = [Channel.WebPush, Channel.Inbox] }, ct);
        wakeup.Signal();
        live.Changed(ShopChange.Inbox);
    }

    /// <summary>When the next one is due, from now by the database's clock; null when none waits.</summary>
    public async Task<TimeSpan?> NextAsync(CancellationToken ct) => (await db.Database.SqlQuery<TimeSpan?>(
        $"""select min(applies_at) - clock_timestamp() as "Value" from notification_actions where state = 'Waiting'""")
        .ToListAsync(ct))[0];

    /// <summary>Null when the order moved, else why not.</summary>
    private async Task<string?> ApplyAsync(NotificationAction action, CancellationToken ct)
    {
        var admin = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.Id == action.AdminId, ct);
        if (admin is null or { Disabled: true } || !ActionRules.MayAct(admin.Role))
        {
            return "The account that pressed the button was switched off meanwhile.";
        }

        await using var scope = scopes.CreateAsyncScope();
        var orders = scope.ServiceProvider.GetRequiredService<OrderChanges>();
        var answer = await orders.ChangeAsync(
            action.OrderId, action.ExpectedVersion, action.Id.ToString("N"),
            order => Task.FromResult<Decision>(
                order.TryMove(action.To, new Actor(admin.Name, admin.Id), clock.GetUtcNow(), note: null, out var moved)
                    ? moved
                    : Problems.IllegalMove(order.Status, action.To, order.NextMoves)),
            ct);
        return answer.Result switch
        {
            Ok<ChangedOrder> => null,
            ProblemHttpResult refused => refused.ProblemDetails.Detail,
            _ => "The order is gone.",
        };
    }
}
