using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Actions;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications.Inbox;

public sealed class InboxTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task What_happens_is_a_line_for_each_admin_newest_first_and_read_by_each_alone()
    {
        using var owner = await shop.AsAdminAsync();
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, OrderStatus.PaymentReceived);

        var lines = (await LinesAsync(owner)).Where(line => line.OrderId == placed.Id).ToList();

        Assert.Equal(["PaymentConfirmed", "Received"], lines.Select(line => line.Kind));
        Assert.Equal([true, false], lines.Select(line => line.Urgent));
        Assert.Contains(placed.Number, lines[0].Title, StringComparison.Ordinal);
        Assert.Contains("Ann Example", lines[0].Body, StringComparison.Ordinal);
        Assert.Equal($"/orders/{placed.Id}", lines[0].Url);
        var (mine, theirs) = (await UnreadAsync(owner), await UnreadAsync(viewer));

        await owner.SendAsync(HttpMethod.Post, "/inbox/read", new ReadInbox([lines[0].Id]));

        Assert.Equal((mine - 1, theirs), (await UnreadAsync(owner), await UnreadAsync(viewer)));
        Assert.DoesNotContain(await LinesAsync(owner, "?unread=true"), line => line.Id == lines[0].Id);
        Assert.NotNull((await LinesAsync(owner)).Single(line => line.Id == lines[0].Id).ReadAt);
    }

    [Fact]
    public async Task Nobody_reads_somebody_else_s_lines()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        await shop.PlaceOrderAsync();
        var lines = await LinesAsync(owner);
        var before = await UnreadAsync(owner);

        await packer.SendAsync(HttpMethod.Post, "/inbox/read", new ReadInbox([.. lines.Select(line => line.Id)]));

        Assert.Equal(before, await UnreadAsync(owner));
        Assert.Empty((await LinesAsync(packer)).Select(line => line.Id).Intersect(lines.Select(line => line.Id)));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_all_of_them_are_read_at_once()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        for (var order = 0; order < 5; order++)
        {
            await shop.PlaceOrderAsync();
        }

        var seen = new List<long>();
        string? after = null;
        do
        {
            var page = await manager.GetAsync<Page<InboxItem>>($"/inbox?size=2&after={after}");
            seen.AddRange(page.Items.Select(line => line.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(await UnreadAsync(manager), seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
        await manager.SendAsync(HttpMethod.Post, "/inbox/read", new ReadInbox(null));
        Assert.Equal(0, await UnreadAsync(manager));
        Assert.Empty(await LinesAsync(manager, "?unread=true"));
    }

    [Fact]
    public async Task Reading_a_line_closes_its_notification_on_the_admin_s_devices()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = await _push.NewBrowserAsync(owner);
        var (order, push) = await shop.PaidAsync(browser);
        var line = (await LinesAsync(owner)).First(found => found.OrderId == order);

        await owner.SendAsync(HttpMethod.Post, "/inbox/read", new ReadInbox([line.Id]));

        await Deadline.UntilAsync(() => !browser.Closings.IsEmpty, "a push that closes it");
        Assert.Equal(push.Tag, Assert.Single(browser.Closings).Payload.GetProperty("close")[0].GetString());
    }

    [Fact]
    public async Task A_notice_is_a_line_too()
    {
        using var owner = await shop.AsAdminAsync();
        var me = await owner.GetAsync<AdminView>("/auth/me");
        await using var db = shop.OpenDb();
        var now = TimeProvider.System.GetUtcNow();
        var notice = new Notice
        {
            Kind = NoticeKind.CoverageGap,
            Title = "Somebody was forgotten",
            Body = "One event",
            Url = "/notifications",
            By = "shop",
            At = now,
        };
        db.Notices.Add(notice);
        await db.SaveChangesAsync(Ct);
        db.Deliveries.Add(new Delivery
        {
            NoticeId = notice.Id,
            Channel = Channel.Inbox,
            Audience = Audience.Owners,
            Recipient = me.Id,
            State = DeliveryState.Sent,
            CreatedAt = now,
            DueAt = now,
        });
        await db.SaveChangesAsync(Ct);

        var line = (await LinesAsync(owner)).Single(found => found.Kind == nameof(NoticeKind.CoverageGap));

        Assert.Equal(("Somebody was forgotten", "/notifications", true), (line.Title, line.Url, line.Urgent));
        var before = await UnreadAsync(owner);
        await owner.SendAsync(HttpMethod.Post, "/inbox/read", new ReadInbox([line.Id]));
        Assert.Equal(before - 1, await UnreadAsync(owner));
    }

    private static async Task<int> UnreadAsync(HttpClient admin) => (await admin.GetAsync<InboxCount>("/inbox/count")).Unread;

    private static async Task<IReadOnlyList<InboxItem>> LinesAsync(HttpClient admin, string query = "?size=100") =>
        (await admin.GetAsync<Page<InboxItem>>($"/inbox{query}")).Items;
}
