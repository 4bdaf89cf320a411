using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Tests.Api.Notifications;

public sealed class NoticeFanOutTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alarm_reaches_owners_and_managers_over_every_channel_or_says_why_not_and_only_once()
    {
        using var owner = await shop.AsAdminAsync();
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        var id = await WriteAsync(NoticeKind.Alarm, NoticeTo.ManagersAndOwners, "key");
        var again = await WriteAsync(NoticeKind.Alarm, NoticeTo.ManagersAndOwners, "key");

        Assert.NotNull(id);
        Assert.Null(again);
        var rows = await RowsAsync(id);
        Assert.Equal(2, rows.Select(row => row.Recipient).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(
            row.Channel switch
            {
                Channel.Inbox => (DeliveryState.Sent, null),
                Channel.WebPush => (DeliveryState.Suppressed, SuppressionReason.NoDevice),
                _ => (DeliveryState.Suppressed, (SuppressionReason?)SuppressionReason.ChannelOff),
            },
            (row.State, row.Reason)));
        Assert.Equal(6, rows.Count);
    }

    [Fact]
    public async Task One_admin_is_told_alone_and_by_chat_only_where_one_is_linked()
    {
        using var owner = await shop.AsAdminAsync();
        var me = await owner.GetAsync<AdminView>("/auth/me");

        var id = await WriteAsync(
            NoticeKind.Digest, NoticeTo.Admin(me.Id) with { Channels = [Channel.Telegram, Channel.Inbox] }, null);

        var rows = await RowsAsync(id);
        Assert.Equal([Channel.Telegram, Channel.Inbox], rows.Select(row => row.Channel).Order());
        Assert.All(rows, row => Assert.Equal(me.Id, row.Recipient));
        Assert.Equal(SuppressionReason.NoAddress, rows.Single(row => row.Channel is Channel.Telegram).Reason);
    }

    [Fact]
    public async Task A_broadcast_waits_behind_orders_and_leaves_out_who_opted_out_or_is_gone()
    {
        var (reads, optedOut, gone) = (
            await shop.NewCustomerAsync(), await shop.NewCustomerAsync(), await shop.NewCustomerAsync());
        await using (var db = shop.OpenDb())
        {
            await db.Customers.Where(customer => customer.Id == optedOut.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(customer => customer.OptedOut, true), Ct);
            await db.Customers.Where(customer => customer.Id == gone.Id).ExecuteUpdateAsync(
                set => set.SetProperty(customer => customer.UnreachableSince, DateTimeOffset.UnixEpoch), Ct);
        }

        var rows = await RowsAsync(await WriteAsync(NoticeKind.Broadcast, NoticeTo.Customers, null));

        Assert.All(rows, row => Assert.Equal(
            (Channel.Telegram, Delivery.BroadcastPriority, Audience.Customer),
            (row.Channel, row.Priority, row.Audience)));
        Assert.Equal(DeliveryState.Queued, rows.Single(row => row.Recipient == reads.Id).State);
        Assert.Equal(SuppressionReason.OptedOut, rows.Single(row => row.Recipient == optedOut.Id).Reason);
        Assert.Equal(SuppressionReason.Blocked, rows.Single(row => row.Recipient == gone.Id).Reason);
    }

    private async Task<long?> WriteAsync(NoticeKind kind, NoticeTo to, string? onceKey)
    {
        await using var database = NpgsqlDataSource.Create(shop.DatabaseConnection);
        return await NoticeFanOut.WriteAsync(database, kind, "Title", "Body", null, "test", onceKey, to, Ct);
    }

    private async Task<List<Delivery>> RowsAsync(long? notice)
    {
        await using var db = shop.OpenDb();
        return await db.Deliveries.AsNoTracking().Where(row => row.NoticeId == notice).ToListAsync(Ct);
    }
}
