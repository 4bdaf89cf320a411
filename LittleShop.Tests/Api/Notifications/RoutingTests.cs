using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications;

public sealed class RoutingTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public void Every_event_has_one_cell_for_every_channel_and_audience_and_an_empty_one_says_why()
    {
        var wanted = from kind in Enum.GetValues<OrderEventKind>()
                     from channel in Enum.GetValues<Channel>()
                     from audience in Routing.Reaches[channel]
                     select (kind, channel, audience);

        Assert.Equal(
            wanted.Order(), Routing.Table.Select(cell => (cell.Kind, cell.Channel, cell.Audience)).Order());
        Assert.All(Routing.Table, cell => Assert.True(cell.On || cell.NobodyBecause is { Length: > 10 }));
    }

    [Fact]
    public void Admins_and_customers_hear_what_the_requirements_promise()
    {
        OrderEventKind[] allAdmins =
        [
            Received, PaymentConfirmed, PaymentFailed, PaymentExpired, Packing, Dispatched, Delivered, OnHold,
            Cancelled, PartlyRefunded, Refunded, AcceptanceReminder,
        ];
        OrderEventKind[] customer =
        [
            Received, PaymentConfirmed, PaymentFailed, PaymentExpired, Accepted, Packing, Dispatched, TrackingChanged,
            Delivered, OnHold, Cancelled, PartlyRefunded, Refunded,
        ];

        Assert.Equal(allAdmins, Who(Channel.WebPush, Audience.AllAdmins));
        Assert.Equal(allAdmins, Who(Channel.Inbox, Audience.AllAdmins));
        Assert.Equal([Accepted], Who(Channel.WebPush, Audience.AssignedAdmin));
        Assert.Equal([.. customer, CaughtUp], Who(Channel.Telegram, Audience.Customer));
        Assert.Equal(customer, Who(Channel.Email, Audience.Customer));
        Assert.Equal([EscalatedToChat], Who(Channel.Telegram, Audience.Owners));
        Assert.Equal([EscalatedToEmail], Who(Channel.Email, Audience.Owners));
        Assert.Equal([EscalatedToNext], Who(Channel.Telegram, Audience.NamedAdmin));
        Assert.Equal(Enum.GetValues<OrderEventKind>(), Who(Channel.Webhook, Audience.Endpoints));

        static IEnumerable<OrderEventKind> Who(Channel channel, Audience audience) => Routing.Table
            .Where(cell => cell.Channel == channel && cell.Audience == audience && cell.On).Select(cell => cell.Kind);
    }

    [Fact]
    public async Task The_database_has_the_table_of_the_code_and_keeps_since_when()
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into routes (kind, channel, audience, since, urgent, channel_off)
            values ('Accepted', 'WebPush', 'Everybody', now(), false, false)
            """,
            TestContext.Current.CancellationToken);
        var before = await db.Routes.AsNoTracking().Where(route => route.Kind == Received)
            .Select(route => route.Since).FirstAsync(TestContext.Current.CancellationToken);

        await using var database = Npgsql.NpgsqlDataSource.Create(shop.DatabaseConnection);
        await RouteSync.RunAsync(database, new HashSet<Channel>(), TestContext.Current.CancellationToken);

        var rows = await db.Routes.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            Routing.Routes.Select(route => (route.Kind, route.Channel, route.Audience)).Order(),
            rows.Select(route => (route.Kind, route.Channel, route.Audience)).Order());
        Assert.Contains(rows, route => route.Kind == Received && route.Since == before);
    }
}
