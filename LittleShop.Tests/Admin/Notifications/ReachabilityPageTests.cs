using Bunit;
using LittleShop.Admin.Blazor.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Notifications;

public sealed class ReachabilityPageTests : AdminComponent
{
    [Fact]
    public void Mail_makes_nobody_reachable_and_a_blocked_chat_says_so()
    {
        Api.On("GET /notifications/reachability", new ReachabilityBoard(
            [
                new(Guid.NewGuid(), "Ada", Roles.Owner, [], true, true, false, An.Noon),
                new(Guid.NewGuid(), "Bob", Roles.Packer, [], true, false, true),
                new(Guid.NewGuid(), "Cleo", Roles.Packer, [], false, false, false),
            ],
            null));

        var page = Render<ReachabilityPage>();

        page.WaitForElement("[data-testid=reachable-admin]", TimeSpan.FromSeconds(20));
        var cards = page.FindAll("[data-testid=reachable-admin]").Select(card => card.TextContent).ToList();
        Assert.Equal(
            ["only by e-mail", "reachable", "not reachable"],
            page.FindAll(".tag").Select(tag => tag.TextContent.Trim()));
        Assert.Contains("Telegram chat blocked since", cards[0], StringComparison.Ordinal);
        Assert.Contains("Telegram chat linked", cards[1], StringComparison.Ordinal);
        Assert.Contains("no Telegram chat linked", cards[2], StringComparison.Ordinal);
    }
}
