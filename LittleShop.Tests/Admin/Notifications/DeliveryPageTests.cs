using Bunit;
using LittleShop.Admin.Blazor.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Notifications;

public sealed class DeliveryPageTests : AdminComponent
{
    [Fact]
    public void A_message_tells_why_every_attempt_and_what_repeats_it_and_can_be_sent_again()
    {
        Answer(DeliveryState.Dead, "Given up: it refused.", []);
        Api.On("POST /notifications/deliveries/7/resend", new { });
        var page = Render<DeliveryPage>(parameters => parameters.Add(found => found.Id, 7));
        Assert.Equal("Given up: it refused.", page.WaitForElement("[data-testid=why]").TextContent);
        Assert.Contains("api-1", page.Find("[data-testid=attempt]").TextContent, StringComparison.Ordinal);

        Answer(DeliveryState.Queued, "It waits for its turn.", [8]);
        page.Find("[data-testid=retry-delivery]").Click();

        page.WaitForElement("[data-testid=repeats] [href='/messages/8']");
        Assert.Empty(page.FindAll("[data-testid=retry-delivery]"));
    }

    [Fact]
    public void What_was_left_out_says_why_in_the_list()
    {
        Api.On("GET /notifications/deliveries", new Page<DeliveryView>([View(DeliveryState.Suppressed)], null));
        Api.On("GET /notifications/coverage", new CoverageReport(An.Noon, An.Noon, 0, 0, 0, [], []));

        var page = Render<LedgerPage>();

        var reason = page.WaitForElement("[data-testid=reason]").TextContent;
        Assert.Contains("quiet hours", reason, StringComparison.Ordinal);
        page.Find("[data-filter=Suppressed]").Click();
        page.WaitForAssertion(() => Assert.Contains(
            Api.AskedFor("GET /notifications/deliveries"), asked => asked.Query == "?state=Suppressed"));
    }

    [Fact]
    public void What_a_customer_does_not_want_is_not_offered_again()
    {
        Assert.True(View(DeliveryState.Suppressed).CanBeRepeated);
        Assert.False((View(DeliveryState.Suppressed) with { Reason = SuppressionReason.OptedOut }).CanBeRepeated);
    }

    private void Answer(DeliveryState state, string why, long[] resends) => Api.On(
        "GET /notifications/deliveries/7",
        new DeliveryDetail(
            View(state), why, nameof(Audience.AllAdmins), An.Noon,
            [new(1, Guid.NewGuid(), "api-1", An.Noon, An.Noon, "Rejected", "no")], resends));

    private static DeliveryView View(DeliveryState state) => new(
        7, Guid.NewGuid(), "1A2B3C4D", nameof(OrderEventKind.Packing), Channel.WebPush, "Ada · Pixel", state,
        state is DeliveryState.Suppressed ? SuppressionReason.QuietHours : null, 1, An.Noon, null, null, null, null,
        null, null);
}
