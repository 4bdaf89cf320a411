using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Customers;

public sealed class CustomerPreferencesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly CustomerPreferences _usual = new(null, null, null, "UTC", false, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<CustomerPreferences> Impossible =>
    [
        _usual with { TimeZone = "Nowhere/City" }, _usual with { Language = "xx" },
        _usual with { QuietFrom = new(22, 0) }, _usual with { QuietFrom = new(8, 0), QuietTo = new(8, 0) },
        _usual with { Email = "not an address" },
    ];

    [Fact]
    public async Task A_customer_s_wishes_are_kept_and_shown_to_admins()
    {
        var customer = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var path = $"/customers/{customer.Id}/preferences";
        Assert.Equal(_usual, await bot.GetAsync<CustomerPreferences>(path));
        var wanted = new CustomerPreferences("de", new(22, 0), new(8, 0), "Europe/Berlin", true, "ann@example.org");

        await bot.PutAsync<CustomerPreferences>(path, wanted);

        Assert.Equal(wanted, await viewer.GetAsync<CustomerPreferences>(path));
    }

    [Theory, MemberData(nameof(Impossible))]
    public async Task What_is_impossible_is_refused_and_changes_nothing(CustomerPreferences wanted)
    {
        var customer = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();
        var path = $"/customers/{customer.Id}/preferences";

        using var answer = await bot.SendAsync(HttpMethod.Put, path, wanted with { OptedOut = true });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(_usual, await bot.GetAsync<CustomerPreferences>(path));
    }

    [Fact]
    public async Task Mails_go_to_a_new_address_from_then_on_and_the_same_one_keeps_its_day()
    {
        var customer = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();
        var path = $"/customers/{customer.Id}/preferences";
        await bot.PutAsync<CustomerPreferences>(path, _usual with { Email = " ann@example.org " });
        var since = await SinceAsync(customer.Id);
        Assert.NotNull(since);

        await bot.PutAsync<CustomerPreferences>(path, _usual with { Email = "ann@example.org", Language = "de" });
        Assert.Equal(since, await SinceAsync(customer.Id));

        await bot.PutAsync<CustomerPreferences>(path, _usual with { Email = "bob@example.org" });
        Assert.True(await SinceAsync(customer.Id) > since);

        await bot.PutAsync<CustomerPreferences>(path, _usual);
        Assert.Null(await SinceAsync(customer.Id));
    }

    [Fact]
    public async Task In_quiet_hours_messages_come_without_a_sound()
    {
        var now = TimeOnly.FromTimeSpan(TimeProvider.System.GetUtcNow().TimeOfDay);
        var customer = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();
        await bot.PutAsync<CustomerPreferences>(
            $"/customers/{customer.Id}/preferences",
            _usual with { QuietFrom = now.AddHours(-1), QuietTo = now.AddHours(1) });
        await shop.FillCartAsync(customer.Id, await shop.NewVariantAsync());

        var order = await shop.CheckOutAsync(customer.Id);

        await using var db = shop.OpenDb();
        var row = await db.Deliveries.SingleAsync(
            delivery => delivery.OrderId == order.Id && delivery.Channel == Channel.Telegram, Ct);
        Assert.Equal((DeliveryState.Queued, true), (row.State, row.Silent));
    }

    [Fact]
    public async Task Who_opts_out_is_not_told_what_still_waits_but_about_their_orders_and_nobody_sends_it_again()
    {
        using var owner = await shop.AsAdminAsync();
        using var bot = shop.AsBot();
        var (leaves, stays) = (await shop.NewCustomerAsync(), await shop.NewCustomerAsync());
        await shop.FillCartAsync(leaves.Id, await shop.NewVariantAsync());
        await shop.CheckOutAsync(leaves.Id);
        await owner.PostAsync<BroadcastView>("/broadcasts", new SendBroadcast("Teapots"), Guid.NewGuid().ToString());

        await bot.PutAsync<CustomerPreferences>(
            $"/customers/{leaves.Id}/preferences", _usual with { OptedOut = true });

        await using var db = shop.OpenDb();
        var rows = await db.Deliveries.AsNoTracking()
            .Where(row => row.Recipient == leaves.Id || row.Recipient == stays.Id).ToListAsync(Ct);
        var broadcast = Assert.Single(rows, row => row.Recipient == leaves.Id && row.NoticeId != null);
        Assert.Equal((DeliveryState.Suppressed, SuppressionReason.OptedOut), (broadcast.State, broadcast.Reason));
        Assert.All(
            rows.Where(row => row.Id != broadcast.Id),
            row => Assert.Equal((DeliveryState.Queued, null), (row.State, row.Reason)));

        using var again = await owner.SendAsync(
            HttpMethod.Post, $"/notifications/deliveries/{broadcast.Id}/resend", null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.False(await db.Deliveries.AnyAsync(row => row.ResendOf == broadcast.Id, Ct));
    }

    [Fact]
    public async Task A_broadcast_that_arrived_is_not_sent_again_to_who_opted_out_since()
    {
        using var owner = await shop.AsAdminAsync();
        using var bot = shop.AsBot();
        var customer = await shop.NewCustomerAsync();
        await owner.PostAsync<BroadcastView>("/broadcasts", new SendBroadcast("Cups"), Guid.NewGuid().ToString());
        await using var db = shop.OpenDb();
        var mine = db.Deliveries.Where(row => row.Recipient == customer.Id);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sent), Ct);
        await bot.PutAsync<CustomerPreferences>(
            $"/customers/{customer.Id}/preferences", _usual with { OptedOut = true });

        var sent = await mine.AsNoTracking().SingleAsync(Ct);
        using var again = await owner.SendAsync(HttpMethod.Post, $"/notifications/deliveries/{sent.Id}/resend", null);

        Assert.Equal((DeliveryState.Sent, HttpStatusCode.Conflict), (sent.State, again.StatusCode));
        Assert.Equal("opted-out", (await again.ProblemAsync()).Code);
        Assert.Equal(1, await mine.CountAsync(Ct));
    }

    private async Task<DateTimeOffset?> SinceAsync(Guid id)
    {
        await using var db = shop.OpenDb();
        return await db.Customers.Where(customer => customer.Id == id).Select(customer => customer.EmailSince)
            .SingleAsync(Ct);
    }
}
