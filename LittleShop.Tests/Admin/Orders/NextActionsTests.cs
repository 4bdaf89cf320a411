using System.Text.Json;
using Bunit;
using LittleShop.Admin.Blazor.Orders;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Orders;

public sealed class NextActionsTests : AdminComponent
{
    private int _read;

    [Fact]
    public void Only_legal_moves_have_buttons_and_the_usual_one_comes_first()
    {
        var actions = Show(An.OrderDetail(OrderStatus.Accepted));

        Assert.Equal(["Packing", "OnHold", "Cancelled", "Refunded"], Actions(actions));
        Assert.Equal("Start packing", actions.Find("[data-action=Packing]").TextContent.Trim());
    }

    [Theory]
    [InlineData(Roles.Manager, "Accepted OnHold Cancelled Refunded")]
    [InlineData(Roles.Packer, "Accepted OnHold")]
    [InlineData(Roles.Viewer, "")]
    public void Moves_about_money_are_for_managers(string role, string expected)
    {
        var actions = Show(An.OrderDetail(OrderStatus.PaymentReceived), role);

        Assert.Equal(expected, string.Join(' ', Actions(actions)));
    }

    [Fact]
    public void An_unpaid_order_offers_no_refund()
    {
        var actions = Show(An.OrderDetail(OrderStatus.Cancelled) with
        {
            Amounts = new OrderAmounts(An.Pounds(20), An.Pounds(4), An.Pounds(24), An.Pounds(0), An.Pounds(0)),
        });

        Assert.Empty(Actions(actions));
    }

    [Theory]
    [InlineData(PaymentMethod.BankTransfer, true)]
    [InlineData(PaymentMethod.Telegram, false)]
    public void Confirming_a_payment_is_the_big_button_for_a_bank_transfer_only(PaymentMethod method, bool big)
    {
        var actions = Show(An.OrderDetail(OrderStatus.PendingPayment, method: method));

        Assert.Equal(big, actions.Find("[data-action=PaymentReceived]").ClassList.Contains("primary"));
    }

    [Fact]
    public async Task A_move_carries_the_version_and_a_key()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived, version: 41);
        Api.On($"POST /orders/{order.Id}/status", new ChangedOrder(order.Id, OrderStatus.Accepted, 42));
        var actions = Show(order);

        await actions.Find("[data-action=Accepted]").ClickAsync();

        var asked = Assert.Single(Api.AskedFor($"POST /orders/{order.Id}/status"));
        var sent = JsonSerializer.Deserialize<ChangeStatus>(asked.Body, ApiJson.Options);
        Assert.Equal(new ChangeStatus(OrderStatus.Accepted, 41), sent);
        Assert.NotEmpty(asked.IdempotencyKey);
        Assert.Equal(1, _read);
    }

    [Theory]
    [InlineData("stale", "Somebody else changed this order")]
    [InlineData("illegal-move", "It is delivered already.")]
    public async Task A_refused_move_is_explained_and_the_order_read_again(string code, string words)
    {
        var order = An.OrderDetail(OrderStatus.Dispatched);
        Api.Refuse($"POST /orders/{order.Id}/status", 409, "It is delivered already.", code);
        var actions = Show(order);

        await actions.Find("[data-action=Delivered]").ClickAsync();

        Assert.Contains(words, actions.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, _read);
    }

    [Fact]
    public async Task A_double_tap_acts_once()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived);
        var answer = new TaskCompletionSource<Answer>();
        Api.On($"POST /orders/{order.Id}/status", _ => answer.Task);
        var actions = Show(order);

        var button = actions.Find("[data-action=Accepted]");
        var first = button.ClickAsync();
        var second = button.ClickAsync();
        actions.WaitForAssertion(() => Assert.True(actions.Find("[data-action=Accepted]").HasAttribute("disabled")));
        answer.SetResult(new Answer(200, new ChangedOrder(order.Id, OrderStatus.Accepted, 8)));
        await Task.WhenAll(first, second);

        Assert.Single(Api.AskedFor($"POST /orders/{order.Id}/status"));
    }

    [Fact]
    public async Task The_next_button_rests_a_moment_where_the_finger_still_is()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived);
        var actions = Show(order);

        actions.Render(parameters => parameters.Add(
            part => part.Order, An.OrderDetail(OrderStatus.Accepted, order.Id)));
        await actions.Find("[data-action=Packing]").ClickAsync();
        Assert.Empty(Api.Asked);

        Clock.Advance(NextActions.Settling);
        actions.WaitForAssertion(() => Assert.False(actions.Find("[data-action=Packing]").HasAttribute("disabled")));
    }

    [Fact]
    public async Task Pressing_again_after_a_lost_answer_uses_the_same_key()
    {
        var order = An.OrderDetail(OrderStatus.PaymentReceived);
        Api.Refuse($"POST /orders/{order.Id}/status", 503, "Away.", "unreachable");
        var actions = Show(order);

        await actions.Find("[data-action=Accepted]").ClickAsync();
        await actions.Find("[data-action=Accepted]").ClickAsync();

        var keys = Api.AskedFor($"POST /orders/{order.Id}/status").Select(asked => asked.IdempotencyKey).ToList();
        Assert.Equal(2, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public async Task Dispatch_asks_for_carrier_and_tracking_number()
    {
        var order = An.OrderDetail(OrderStatus.Packing);
        Api.On($"POST /orders/{order.Id}/status", new ChangedOrder(order.Id, OrderStatus.Dispatched, 8));
        var dialogs = RenderDialogs();
        var actions = Show(order);

        var click = actions.Find("[data-action=Dispatched]").ClickAsync();
        dialogs.WaitForElement("[data-testid=carrier]").Input("Royal Mail");
        dialogs.Find("[data-testid=tracking]").Input(" RR123456785GB ");
        Assert.Empty(Api.Asked);
        await dialogs.Find("[data-testid=confirm]").ClickAsync();
        await click;

        var asked = Assert.Single(Api.AskedFor($"POST /orders/{order.Id}/status"));
        var sent = JsonSerializer.Deserialize<ChangeStatus>(asked.Body, ApiJson.Options)!;
        Assert.Equal(("Royal Mail", "RR123456785GB"), (sent.Carrier, sent.TrackingNumber));
    }

    [Fact]
    public async Task A_refund_offers_what_is_left_and_sends_what_was_typed()
    {
        var order = An.OrderDetail(OrderStatus.Delivered);
        Api.On($"POST /orders/{order.Id}/refunds", new ChangedOrder(order.Id, OrderStatus.Delivered, 8));
        var dialogs = RenderDialogs();
        var actions = Show(order);

        var click = actions.Find("[data-action=Refunded]").ClickAsync();
        Assert.Equal("24.50", dialogs.WaitForElement("[data-testid=amount]").GetAttribute("value"));
        dialogs.Find("[data-testid=amount]").Input("99");
        Assert.True(dialogs.Find("[data-testid=confirm]").HasAttribute("disabled"));
        dialogs.Find("[data-testid=amount]").Input("4.50");
        await dialogs.Find("[data-testid=confirm]").ClickAsync();
        await click;

        var asked = Assert.Single(Api.AskedFor($"POST /orders/{order.Id}/refunds"));
        var sent = JsonSerializer.Deserialize<RefundOrder>(asked.Body, ApiJson.Options)!;
        Assert.Equal(An.Pounds(4.50m), sent.Amount);
    }

    private IRenderedComponent<NextActions> Show(OrderDetail order, string role = Roles.Owner) =>
        Render<NextActions>(parameters => parameters
            .Add(actions => actions.Order, order)
            .Add(actions => actions.User, Somebody(role))
            .Add(actions => actions.OnChanged, () => _read++));

    private static IEnumerable<string?> Actions(IRenderedComponent<NextActions> actions) =>
        actions.FindAll("[data-action]").Select(button => button.GetAttribute("data-action"));
}
