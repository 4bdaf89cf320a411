using System.Net;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications.Actions;

/// <summary>A press on a notification's button, from the push that carries it to the order that moved.</summary>
public sealed class ActionTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task A_press_acknowledges_the_order_at_once_and_moves_it_when_it_can_no_more_be_undone()
    {
        var (order, taken) = await PressAsync();

        Assert.Equal((order, Accepted), (taken.OrderId, taken.To));
        await using var db = shop.OpenDb();
        var seen = await db.Orders.AsNoTracking().SingleAsync(found => found.Id == order, Ct);
        Assert.Equal((PaymentReceived, "Owner"), (seen.Status, seen.AcknowledgedBy));

        await shop.MakeDueAsync();
        await UntilAsync(taken.Id, ActionState.Applied);
        var moved = await shop.OrderAsync(order);
        Assert.Equal((Accepted, "Owner"), (moved.Status, moved.AssignedTo));
    }

    [Fact]
    public async Task A_press_that_was_undone_moves_nothing()
    {
        var (undone, first) = await PressAsync();
        var (moved, second) = await PressAsync();
        using var nobody = shop.AsNobody();

        using var answer = await UndoAsync(nobody, first.Id, first.UndoToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await shop.MakeDueAsync();
        await UntilAsync(second.Id, ActionState.Applied);

        Assert.Equal(PaymentReceived, (await shop.OrderAsync(undone)).Status);
        Assert.Equal(Accepted, (await shop.OrderAsync(moved)).Status);
        await UntilAsync(first.Id, ActionState.Undone);
    }

    [Fact]
    public async Task An_undo_that_comes_too_late_is_refused_and_the_order_stays_moved()
    {
        var (order, taken) = await PressAsync();
        await shop.MakeDueAsync();
        await UntilAsync(taken.Id, ActionState.Applied);
        using var nobody = shop.AsNobody();

        using var answer = await UndoAsync(nobody, taken.Id, taken.UndoToken);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("too-late", (await answer.ProblemAsync()).Code);
        Assert.Equal(Accepted, (await shop.OrderAsync(order)).Status);
    }

    [Fact]
    public async Task An_undo_with_another_press_s_token_is_refused_and_undoes_neither()
    {
        var (_, first) = await PressAsync();
        var (_, second) = await PressAsync();
        using var nobody = shop.AsNobody();

        foreach (var token in new[] { second.UndoToken, "nonsense", "AAAA" })
        {
            using var answer = await UndoAsync(nobody, first.Id, token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        await UntilAsync(first.Id, ActionState.Waiting);
        await UntilAsync(second.Id, ActionState.Waiting);
    }

    [Fact]
    public async Task Ten_presses_of_one_button_at_once_are_one_press()
    {
        var (order, push) = await PaidAsync();
        using var nobody = shop.AsNobody();

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            nobody.PostAsync<ActionTaken>("/notifications/actions", new ActOnNotification(push.ButtonToken))));

        Assert.Single(taken.Select(one => (one.Id, one.AppliesAt)).Distinct());
        await using var db = shop.OpenDb();
        Assert.Equal(1, await db.NotificationActions.CountAsync(action => action.OrderId == order, Ct));
    }

    [Fact]
    public async Task A_button_whose_press_was_undone_is_used_up_and_the_order_waits_for_somebody_again()
    {
        var (order, push) = await PaidAsync();
        await shop.ForgetWhoIsOnItAsync(order);
        using var nobody = shop.AsNobody();
        var taken = await nobody.PostAsync<ActionTaken>("/notifications/actions", new ActOnNotification(push.ButtonToken));
        using (await UndoAsync(nobody, taken.Id, taken.UndoToken))
        {
            using var again = await PressAsync(nobody, push.ButtonToken);
            Assert.Equal("used", (await again.ProblemAsync()).Code);
        }

        await using var db = shop.OpenDb();
        var stands = await db.Orders.AsNoTracking().SingleAsync(found => found.Id == order, Ct);
        Assert.Equal((PaymentReceived, null, null), (stands.Status, stands.AcknowledgedAt, stands.AcknowledgedBy));
    }

    [Fact]
    public async Task Who_has_said_that_they_are_on_it_can_still_press_the_button()
    {
        var (order, push) = await PaidAsync();
        await shop.ForgetWhoIsOnItAsync(order);
        using var owner = await shop.AsAdminAsync();
        using var said = await owner.SendAsync(HttpMethod.Post, $"/orders/{order}/acknowledge", null);
        using var nobody = shop.AsNobody();

        var taken = await nobody.PostAsync<ActionTaken>("/notifications/actions", new ActOnNotification(push.ButtonToken));

        await shop.MakeDueAsync();
        await UntilAsync(taken.Id, ActionState.Applied);
        Assert.Equal(Accepted, (await shop.OrderAsync(order)).Status);
    }

    [Fact]
    public async Task A_press_that_was_applied_but_not_marked_when_its_process_was_killed_moves_its_order_once()
    {
        var (order, taken) = await PressAsync();
        await shop.MakeDueAsync();
        await UntilAsync(taken.Id, ActionState.Applied);
        var before = await shop.OrderAsync(order);
        await using var db = shop.OpenDb();

        await db.Database.ExecuteSqlAsync(
            $"update notification_actions set state = 'Waiting' where id = {taken.Id}", Ct);
        await UntilAsync(taken.Id, ActionState.Applied);

        var after = await shop.OrderAsync(order);
        Assert.Equal(before.Version, after.Version);
        Assert.Single(after.Timeline, entry => entry.Kind is OrderEventKind.Accepted);
    }

    [Fact]
    public async Task Who_is_disabled_before_the_press_counts_has_moved_nothing()
    {
        var (order, taken) = await PressAsync();
        await using var db = shop.OpenDb();
        var packer = await AdminAsync(Roles.Packer);
        await db.Database.ExecuteSqlAsync($"update admins set disabled = true where id = {packer}", Ct);
        await db.Database.ExecuteSqlAsync(
            $"update notification_actions set admin_id = {packer}, applies_at = now() where id = {taken.Id}", Ct);

        await UntilAsync(taken.Id, ActionState.Refused);

        Assert.Equal(PaymentReceived, (await shop.OrderAsync(order)).Status);
        await db.Database.ExecuteSqlAsync($"update admins set disabled = false where id = {packer}", Ct);
    }

    [Fact]
    public async Task A_press_on_an_order_that_went_another_way_meanwhile_says_so_and_changes_nothing()
    {
        var (order, taken) = await PressAsync();
        await shop.MoveAsync(order, OnHold);

        await shop.MakeDueAsync();
        await UntilAsync(taken.Id, ActionState.Refused);

        await using var db = shop.OpenDb();
        var action = await db.NotificationActions.AsNoTracking().SingleAsync(found => found.Id == taken.Id, Ct);
        Assert.Contains("changed this meanwhile", action.Problem, StringComparison.Ordinal);
        Assert.Equal(OnHold, (await shop.OrderAsync(order)).Status);
        Assert.Equal(
            [Channel.Inbox, Channel.WebPush],
            await db.Deliveries.Where(told => db.Notices.Any(
                    notice => notice.Id == told.NoticeId && notice.OnceKey == $"action-{taken.Id:N}"))
                .Select(told => told.Channel).Distinct().OrderBy(channel => channel).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_same_press_from_an_order_s_page_needs_no_token_and_may_be_repeated_with_its_key()
    {
        var (order, _) = await PaidAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var (seen, key) = (await shop.OrderAsync(order), Guid.NewGuid().ToString("N"));

        var taken = await packer.PostAsync<ActionTaken>(
            $"/orders/{order}/actions", new TakeAction(Accepted, seen.Version), key);
        var again = await packer.PostAsync<ActionTaken>(
            $"/orders/{order}/actions", new TakeAction(Accepted, seen.Version), key);
        using var grave = await packer.SendAsync(
            HttpMethod.Post, $"/orders/{order}/actions", new TakeAction(Cancelled, seen.Version));

        Assert.Equal(taken.Id, again.Id);
        Assert.Equal(HttpStatusCode.BadRequest, grave.StatusCode);
        await shop.MakeDueAsync();
        await UntilAsync(taken.Id, ActionState.Applied);
        Assert.Equal((Accepted, Roles.Packer), ((await shop.OrderAsync(order)).Status, (await shop.OrderAsync(order)).AssignedTo));
    }

    private async Task<(Guid Order, ReceivedPush Push)> PaidAsync()
    {
        using var owner = await shop.AsAdminAsync();
        return await shop.PaidAsync(await _push.NewBrowserAsync(owner));
    }

    private async Task<(Guid Order, ActionTaken Taken)> PressAsync()
    {
        var (order, push) = await PaidAsync();
        using var nobody = shop.AsNobody();
        return (order, await nobody.PostAsync<ActionTaken>("/notifications/actions", new ActOnNotification(push.ButtonToken)));
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient client, string token) =>
        client.SendAsync(HttpMethod.Post, "/notifications/actions", new ActOnNotification(token));

    private static Task<HttpResponseMessage> UndoAsync(HttpClient client, Guid id, string token) =>
        client.SendAsync(HttpMethod.Post, $"/notifications/actions/{id}/undo", new ActOnNotification(token));

    private async Task<Guid> AdminAsync(string role)
    {
        using var signedIn = await shop.AsAdminAsync(role);
        return (await signedIn.GetAsync<AdminView>("/auth/me")).Id;
    }

    private async Task UntilAsync(Guid action, ActionState state)
    {
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.NotificationActions.AnyAsync(found => found.Id == action && found.State == state, Ct), $"{state}");
    }
}
