using Bunit;
using LittleShop.Admin.Blazor.Orders;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Admin.Orders;

public sealed class OrdersPageTests : AdminComponent
{
    [Fact]
    public void A_changed_row_changes_and_lights_up_without_a_reload()
    {
        var order = An.Order(OrderStatus.PaymentReceived);
        Api.On("GET /orders", new Page<OrderSummary>([order, An.Order(OrderStatus.Packing)], null));
        var page = Render<OrdersPage>();
        page.WaitForElements("[data-testid=order-row]", 2);

        Feed.Publish(order.Id, OrderStatus.Accepted);

        page.WaitForElement($"[data-order-id='{order.Id}'][data-status=Accepted].glow");
        Assert.Equal("To pack", page.Find($"[data-order-id='{order.Id}'] [data-testid=status]").TextContent);
        Assert.Single(Api.AskedFor("GET /orders"));
    }

    [Fact]
    public void A_new_order_appears_on_top()
    {
        var old = An.Order(OrderStatus.Packing, minutesAgo: 5);
        Api.On("GET /orders", new Page<OrderSummary>([old], null));
        var page = Render<OrdersPage>();
        page.WaitForElements("[data-testid=order-row]", 1);

        var fresh = An.Order(OrderStatus.PendingPayment);
        Api.On("GET /orders", new Page<OrderSummary>([fresh, old], null));
        Feed.Publish(fresh.Id, fresh.Status);

        var rows = page.WaitForElements("[data-testid=order-row]", 2);
        Assert.Equal(fresh.Id.ToString(), rows[0].GetAttribute("data-order-id"));
        Assert.Contains("glow", rows[0].ClassList);
        Assert.DoesNotContain("glow", rows[1].ClassList);
    }

    [Fact]
    public void An_order_that_leaves_the_filter_leaves_the_list()
    {
        var order = An.Order(OrderStatus.PaymentReceived);
        Api.On("GET /orders", new Page<OrderSummary>([order], null));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/orders?status=PaymentReceived");
        var page = Render<OrdersPage>();
        page.WaitForElements("[data-testid=order-row]", 1);
        Assert.Equal("?status=PaymentReceived", Api.Asked[0].Query);

        Feed.Publish(order.Id, OrderStatus.Accepted);

        page.WaitForElement("[data-testid=empty]");
    }

    [Fact]
    public void More_rows_come_from_the_cursor_and_stay_when_the_top_changes()
    {
        var top = An.Order(OrderStatus.Packing);
        var below = An.Order(OrderStatus.Packing, minutesAgo: 60);
        Api.On("GET /orders", asked => Task.FromResult(new Answer(200, asked.Query == "?after=next"
            ? new Page<OrderSummary>([below], null)
            : new Page<OrderSummary>([top], "next"))));
        var page = Render<OrdersPage>();

        page.WaitForElement("[data-testid=load-more]").Click();
        page.WaitForElements("[data-testid=order-row]", 2);
        Feed.ReadAgain();

        page.WaitForAssertion(() => Assert.Equal(3, Api.AskedFor("GET /orders").Count()));
        page.WaitForElements("[data-testid=order-row]", 2);
    }

    [Fact]
    public void A_shop_that_does_not_answer_can_be_asked_again()
    {
        Api.Refuse("GET /orders", 503, "The shop does not answer right now.", "unreachable");
        var page = Render<OrdersPage>();
        page.WaitForElement("[data-testid=load-problem]");

        Api.On("GET /orders", new Page<OrderSummary>([An.Order(OrderStatus.Packing)], null));
        page.Find("[data-testid=retry]").Click();

        page.WaitForElements("[data-testid=order-row]", 1);
    }

    [Fact]
    public async Task A_page_that_is_left_hears_nothing()
    {
        Api.On("GET /orders", new Page<OrderSummary>([], null));
        Render<OrdersPage>().WaitForElement("[data-testid=empty]");
        Assert.Equal(1, Feed.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Subscribers);
    }

    [Fact]
    public void Markup_in_a_name_stays_text()
    {
        var order = An.Order(OrderStatus.Packing, "<script>alert(1)</script>");
        Api.On("GET /orders", new Page<OrderSummary>([order], null));

        var page = Render<OrdersPage>();

        page.WaitForElements("[data-testid=order-row]", 1);
        Assert.Empty(page.FindAll("script"));
        Assert.Contains("&lt;script&gt;", page.Markup, StringComparison.Ordinal);
    }
}
