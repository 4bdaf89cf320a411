using System.Text.Json;
using Bunit;
using LittleShop.Admin.Blazor.Orders;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using MudBlazor;

namespace LittleShop.Tests.Admin.Orders;

/// <summary>The sheet that stands in for a notification's buttons.</summary>
public sealed class QuickActionsTests : AdminComponent
{
    private int _closed;

    [Theory]
    [InlineData(OrderStatus.PaymentReceived, "Accepted on-it")]
    [InlineData(OrderStatus.Accepted, "Packing on-it")]
    [InlineData(OrderStatus.Packing, "Dispatched on-it")]
    [InlineData(OrderStatus.Dispatched, "on-it")]
    public void It_offers_the_usual_next_step_and_being_on_it(OrderStatus status, string expected)
    {
        var dialogs = RenderDialogs();
        Show(An.OrderDetail(status));

        dialogs.WaitForElement("[data-testid=action-sheet]");

        Assert.Equal(
            expected, string.Join(' ', dialogs.FindAll("[data-sheet]").Select(button => button.GetAttribute("data-sheet"))));
    }

    [Fact]
    public async Task A_step_is_pressed_with_version_and_key_and_can_be_undone_from_the_snackbar()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived, version: 41);
        var taken = new ActionTaken(Guid.NewGuid(), order.Id, order.Number, OrderStatus.Accepted, An.Noon.AddSeconds(10), "u");
        Api.On($"POST /orders/{order.Id}/actions", taken).On($"POST /notifications/actions/{taken.Id}/undo", new { });
        var (dialogs, bar) = (RenderDialogs(), Render<MudSnackbarProvider>());
        Show(order);

        await dialogs.WaitForElement("[data-sheet=Accepted]").ClickAsync();
        await bar.WaitForElement(".mud-snackbar-content-action button").ClickAsync();

        var asked = Assert.Single(Api.AskedFor($"POST /orders/{order.Id}/actions"));
        Assert.Equal(new TakeAction(OrderStatus.Accepted, 41), JsonSerializer.Deserialize<TakeAction>(asked.Body, ApiJson.Options));
        Assert.True(Guid.TryParse(asked.IdempotencyKey, out _));
        bar.WaitForAssertion(() => Assert.Equal(
            new ActOnNotification("u"),
            JsonSerializer.Deserialize<ActOnNotification>(
                Assert.Single(Api.AskedFor($"POST /notifications/actions/{taken.Id}/undo")).Body, ApiJson.Options)));
        Assert.Equal(1, _closed);
    }

    [Fact]
    public async Task A_refusal_is_shown_in_its_own_words()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived);
        Api.Refuse($"POST /orders/{order.Id}/actions", 409, "Grace is on it already.", "stale");
        var (dialogs, bar) = (RenderDialogs(), Render<MudSnackbarProvider>());
        Show(order);

        await dialogs.WaitForElement("[data-sheet=Accepted]").ClickAsync();

        bar.WaitForAssertion(() => Assert.Contains("Grace is on it already.", bar.Markup, StringComparison.Ordinal));
        Assert.Empty(bar.FindAll(".mud-snackbar-content-action button:not(.mud-icon-button)"));
    }

    [Fact]
    public async Task Being_on_it_moves_nothing()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived);
        Api.On($"POST /orders/{order.Id}/acknowledge", new ChangedOrder(order.Id, order.Status, 8));
        var dialogs = RenderDialogs();
        Show(order);

        await dialogs.WaitForElement("[data-sheet=on-it]").ClickAsync();

        await Deadline.UntilAsync(() => Api.Asked.Count > 0, "the Api is asked");
        Assert.Equal([$"POST /orders/{order.Id}/acknowledge"], Api.Asked.Select(asked => asked.Key));
    }

    [Fact]
    public void It_stays_shut_until_somebody_comes_from_a_notification()
    {
        var dialogs = RenderDialogs();

        Show(An.OrderDetail(OrderStatus.PaymentReceived), open: false);

        Assert.Empty(dialogs.FindAll("[data-testid=action-sheet]"));
    }

    private void Show(OrderDetail order, bool open = true) => Render<QuickActions>(parameters => parameters
        .Add(actions => actions.Order, order)
        .Add(actions => actions.Open, open)
        .Add(actions => actions.OnClosed, () => _closed++));
}
