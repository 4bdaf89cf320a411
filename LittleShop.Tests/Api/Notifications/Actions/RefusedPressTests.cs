using System.Net;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications.Actions;

/// <summary>Presses that the shop refuses, and that nothing of the order changed.</summary>
public sealed class RefusedPressTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ActionTokens Tokens => shop.Services.GetRequiredService<ActionTokens>();

    [Fact]
    public async Task A_token_that_is_too_old_is_refused()
    {
        var claim = await ClaimAsync(Roles.Owner);

        await RefusedAsync(
            claim, Tokens.Write(claim, TimeProvider.System.GetUtcNow().AddMinutes(-1)), HttpStatusCode.BadRequest, "too old");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!!")]
    [InlineData("CfDJ8")]
    public async Task A_token_that_the_shop_did_not_write_is_refused(string token) =>
        await RefusedAsync(await ClaimAsync(Roles.Owner), token, HttpStatusCode.BadRequest, "not the shop's");

    [Fact]
    public async Task A_token_of_which_one_letter_was_changed_is_refused()
    {
        var claim = await ClaimAsync(Roles.Owner);
        var token = Tokens.Write(claim).ToCharArray();
        token[^10] = token[^10] == 'A' ? 'B' : 'A';

        await RefusedAsync(claim, new string(token), HttpStatusCode.BadRequest, "not the shop's");
    }

    [Fact]
    public async Task A_token_for_undoing_is_no_button_s()
    {
        var claim = await ClaimAsync(Roles.Owner);
        var undo = Tokens.WriteUndo(claim.Id);

        await RefusedAsync(claim, undo, HttpStatusCode.BadRequest, "not the shop's");
    }

    [Fact]
    public async Task A_button_for_another_version_of_the_order_is_refused()
    {
        var claim = await ClaimAsync(Roles.Owner);

        await RefusedAsync(
            claim, Tokens.Write(claim with { Version = claim.Version - 1 }), HttpStatusCode.Conflict, "changed meanwhile");
    }

    [Fact]
    public async Task Whoever_is_on_it_already_is_named_to_the_next_who_presses()
    {
        var claim = await ClaimAsync(Roles.Owner);
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        await packer.SendAsync(HttpMethod.Post, $"/orders/{claim.OrderId}/acknowledge", null);

        await RefusedAsync(claim, Tokens.Write(claim), HttpStatusCode.Conflict, "Packer is on it already");
    }

    [Fact]
    public async Task Who_only_looks_cannot_press()
    {
        var claim = await ClaimAsync(Roles.Viewer);

        await RefusedAsync(claim, Tokens.Write(claim), HttpStatusCode.Conflict, "may not do this");
    }

    [Fact]
    public async Task Who_was_disabled_cannot_press()
    {
        var claim = await ClaimAsync(Roles.Manager);
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync($"update admins set disabled = true where id = {claim.AdminId}", Ct);

        await RefusedAsync(claim, Tokens.Write(claim), HttpStatusCode.Conflict, "may not do this");
        await db.Database.ExecuteSqlAsync($"update admins set disabled = false where id = {claim.AdminId}", Ct);
    }

    [Theory]
    [InlineData(Dispatched)]
    [InlineData(Cancelled)]
    public async Task A_move_that_the_order_cannot_make_or_that_is_no_button_s_is_refused(OrderStatus to)
    {
        var claim = await ClaimAsync(Roles.Owner);

        await RefusedAsync(
            claim, Tokens.Write(claim with { To = to }), to is Cancelled ? HttpStatusCode.BadRequest : HttpStatusCode.Conflict,
            to is Cancelled ? "not for a button" : "cannot become");
    }

    private async Task<ActionClaim> ClaimAsync(string role)
    {
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, PaymentReceived);
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"update orders set acknowledged_at = null, acknowledged_by = null where id = {placed.Id}", Ct);
        using var admin = await shop.AsAdminAsync(role);
        var me = await admin.GetAsync<AdminView>("/auth/me");
        return new ActionClaim(
            Guid.CreateVersion7(), placed.Id, Accepted, (await shop.OrderAsync(placed.Id)).Version, me.Id, DeliveryId: 0);
    }

    private async Task RefusedAsync(ActionClaim claim, string token, HttpStatusCode status, string because)
    {
        using var nobody = shop.AsNobody();
        var before = await shop.OrderAsync(claim.OrderId);

        using var answer = await nobody.SendAsync(HttpMethod.Post, "/notifications/actions", new ActOnNotification(token));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(because, (await answer.ProblemAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await shop.OrderAsync(claim.OrderId)).Version);
        await using var db = shop.OpenDb();
        Assert.False(await db.NotificationActions.AnyAsync(action => action.OrderId == claim.OrderId, Ct));
    }
}
