using LittleShop.Api.Data;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Api.Notifications;

public sealed class DeliveryLogCleanupTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_year_what_is_finished_is_forgotten_and_the_proof_looks_no_further_back()
    {
        var (done, open) = (await shop.PlaceOrderAsync(), await shop.PlaceOrderAsync());
        await using var db = shop.OpenDb();
        await db.Deliveries.Where(row => row.OrderId == done.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sent), Ct);
        await db.Deliveries.Where(row => row.OrderId == open.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Queued), Ct);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + DeliveryLogCleanup.Kept);
        await new DeliveryLogCleanup(db, clock).RunAsync(Ct);
        var mine = db.Deliveries.Where(row => row.OrderId == done.Id || row.OrderId == open.Id);
        Assert.Equal(6, await mine.CountAsync(Ct));

        clock.Advance(TimeSpan.FromHours(25));
        await new DeliveryLogCleanup(db, clock).RunAsync(Ct);

        Assert.Equal([open.Id, open.Id, open.Id], await mine.Select(row => row.OrderId!.Value).ToListAsync(Ct));
        Assert.Equal(2, await db.OrderEvents.CountAsync(
            happened => happened.OrderId == done.Id || happened.OrderId == open.Id, Ct));
        await using var database = Npgsql.NpgsqlDataSource.Create(shop.DatabaseConnection);
        var proof = await GetCoverage.Handle(database, clock, Ct, DateTimeOffset.UnixEpoch);
        Assert.Equal((0, 100), (proof.Value!.Gaps.Count, proof.Value.Percent));
    }

    [Fact]
    public async Task A_delivery_that_was_repeated_twice_goes_after_its_repetitions()
    {
        var order = await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        var rows = db.Deliveries.Where(row => row.OrderId == order.Id);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sent), Ct);
        var first = await rows.Where(row => row.Channel == Channel.Telegram).Select(row => row.Id).SingleAsync(Ct);
        using var owner = await shop.AsAdminAsync();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var answer = await owner.SendAsync(
                HttpMethod.Post, $"/notifications/deliveries/{first}/resend", null);
            answer.EnsureSuccessStatusCode();
            await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sent), Ct);
        }

        await AgeAsync(db, TimeSpan.FromDays(-367), first);
        await new DeliveryLogCleanup(db, TimeProvider.System).RunAsync(Ct);
        Assert.Equal(3, await rows.CountAsync(row => row.Channel == Channel.Telegram, Ct)); // its repeats are young
        Assert.Equal(2, await rows.CountAsync(row => row.ResendOf == first, Ct));

        await AgeAsync(db, TimeSpan.FromDays(-367), await rows.Select(row => row.Id).ToArrayAsync(Ct));
        await new DeliveryLogCleanup(db, TimeProvider.System).RunAsync(Ct);
        Assert.False(await rows.AnyAsync(Ct));
    }

    [Fact]
    public async Task Notices_go_after_their_deliveries_and_presses_after_a_month()
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(shop.DatabaseConnection);
        var (old, open) = (await TellAsync(database), await TellAsync(database));
        var order = await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        await AddPressAsync(db, order.Id, 31, ActionState.Applied);
        await AddPressAsync(db, order.Id, 31, ActionState.Waiting);
        await AddPressAsync(db, order.Id, 29, ActionState.Refused);
        await db.Database.ExecuteSqlAsync($"update notices set at = at - interval '367 days'", Ct);
        await AgeAsync(db, TimeSpan.FromDays(-367), await db.Deliveries.Where(row => row.NoticeId != null)
            .Select(row => row.Id).ToArrayAsync(Ct));
        await db.Deliveries.Where(row => row.NoticeId == open && row.Channel == Channel.Telegram).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Queued), Ct);

        await new DeliveryLogCleanup(db, TimeProvider.System).RunAsync(Ct);

        Assert.Equal([open], await db.Notices.Select(notice => notice.Id).ToArrayAsync(Ct));
        Assert.False(await db.Deliveries.AnyAsync(row => row.NoticeId == old, Ct));
        Assert.Equal(1, await db.Deliveries.CountAsync(row => row.NoticeId == open, Ct));
        Assert.Equal(
            [ActionState.Waiting, ActionState.Refused],
            (await db.NotificationActions.ToListAsync(Ct)).Select(press => press.State).Order());
    }

    private static Task<int> AgeAsync(ShopDb db, TimeSpan by, params long[] ids) => db.Database.ExecuteSqlAsync(
        $"update deliveries set created_at = created_at + {by} where id = any ({ids})", Ct);

    private static async Task<long> TellAsync(Npgsql.NpgsqlDataSource database) => (await NoticeFanOut.WriteAsync(
        database, NoticeKind.Alarm, "Look", "Something.", null, "shop", null,
        NoticeTo.Owners with { Channels = [Channel.Inbox, Channel.Telegram] }, Ct))!.Value;

    private static async Task AddPressAsync(ShopDb db, Guid order, int daysAgo, ActionState state)
    {
        var made = TimeProvider.System.GetUtcNow().AddDays(-daysAgo);
        db.NotificationActions.Add(new NotificationAction
        {
            Id = Guid.NewGuid(),
            OrderId = order,
            AdminId = Guid.NewGuid(),
            To = OrderStatus.Accepted,
            ExpectedVersion = 1,
            MadeAt = made,
            AppliesAt = made.AddYears(state is ActionState.Waiting ? 1 : 0),
            State = state,
        });
        await db.SaveChangesAsync(Ct);
    }
}
