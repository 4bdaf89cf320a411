using System.Text.Json;
using Bunit;
using LittleShop.Admin.Blazor.Layout;
using LittleShop.Admin.Blazor.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Admin.Notifications;

public sealed class InboxTests : AdminComponent
{
    private static readonly Guid _order = Guid.NewGuid();

    [Fact]
    public void The_bell_counts_what_is_unread_and_counts_again_when_something_moves()
    {
        Api.On("GET /inbox/count", new InboxCount(3));
        var bell = Render<InboxBell>();
        bell.WaitForAssertion(() => Assert.Equal("Inbox, 3 unread", Label(bell)));

        Api.On("GET /inbox/count", new InboxCount(0));
        Feed.Publish(ShopChange.Inbox);

        bell.WaitForAssertion(() => Assert.Equal("Inbox", Label(bell)));
        Assert.Empty(bell.FindAll(".badge"));
    }

    [Theory]
    [InlineData(99, "99")]
    [InlineData(100, "99+")]
    public void The_bell_s_badge_stays_small(int unread, string badge)
    {
        Api.On("GET /inbox/count", new InboxCount(unread));

        var bell = Render<InboxBell>();

        bell.WaitForAssertion(() => Assert.Equal(badge, bell.Find(".badge").TextContent.Trim()));
    }

    [Fact]
    public void A_new_order_is_counted_without_a_word_about_the_inbox()
    {
        Api.On("GET /inbox/count", new InboxCount(0));
        var bell = Render<InboxBell>();
        bell.WaitForAssertion(() => Assert.Single(Api.AskedFor("GET /inbox/count")));

        Api.On("GET /inbox/count", new InboxCount(1));
        Feed.Publish(_order, OrderStatus.PendingPayment);

        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find("[data-testid=bell]").GetAttribute("data-unread")));
    }

    [Fact]
    public async Task What_is_unread_comes_first_and_a_tap_leads_to_the_order_and_reads_it()
    {
        Fill(Line(2, null), Line(1, null));
        var page = Render<InboxPage>();
        page.WaitForElement("[data-line='2']");
        Assert.Contains("unread=true", Assert.Single(Api.AskedFor("GET /inbox")).Query, StringComparison.Ordinal);

        var line = page.Find("[data-line='2']");
        Assert.Equal($"/orders/{_order}", line.GetAttribute("href"));
        await line.ClickAsync();

        Assert.Equal([2], Assert.Single(ReadRequests()).Ids!);
    }

    [Fact]
    public async Task All_lines_show_which_are_read_and_a_tap_on_those_says_nothing()
    {
        Fill(Line(2, null), Line(1, An.Noon));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/inbox?show=all");
        var page = Render<InboxPage>();
        page.WaitForElement("[data-line='1']");

        await page.Find("[data-line='1']").ClickAsync();

        Assert.Equal("false", page.Find("[data-line='1']").GetAttribute("data-unread"));
        Assert.Empty(ReadRequests());
    }

    [Fact]
    public async Task One_button_reads_everything()
    {
        Fill(Line(2, null));
        Render<InboxBell>();
        var page = Render<InboxPage>();

        await page.WaitForElement("[data-testid=read-all]").ClickAsync();

        Assert.Null(Assert.Single(ReadRequests()).Ids);
    }

    private void Fill(params InboxItem[] lines) => Api
        .On("GET /inbox", new Page<InboxItem>(lines, null))
        .On("GET /inbox/count", new InboxCount(lines.Count(line => line.ReadAt is null)))
        .On("POST /inbox/read", new { });

    private IEnumerable<ReadInbox> ReadRequests() => Api.AskedFor("POST /inbox/read")
        .Select(asked => JsonSerializer.Deserialize<ReadInbox>(asked.Body, ApiJson.Options)!);

    private static InboxItem Line(long id, DateTimeOffset? readAt) => new(
        id, nameof(OrderEventKind.PaymentConfirmed), "Payment confirmed", "£24.50\nReady to be accepted.",
        $"/orders/{_order}", _order, An.Noon, readAt, Urgent: true);

    private static string? Label(IRenderedComponent<InboxBell> bell) =>
        bell.Find("[data-testid=bell]").GetAttribute("aria-label");
}
