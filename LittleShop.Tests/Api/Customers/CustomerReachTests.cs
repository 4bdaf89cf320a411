using System.Net;
using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Customers;

public sealed class CustomerReachTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static long _chat = 40_000_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_for_a_closed_chat_is_suppressed_and_what_happens_then_too()
    {
        var (seen, customer, order) = await CustomerAsync();

        await ReachableAsync(customer, false);
        await shop.MoveAsync(order, PaymentReceived);

        Assert.All(await TelegramAsync(customer), delivery => Assert.Equal(
            (DeliveryState.Suppressed, SuppressionReason.Blocked), (delivery.State, delivery.Reason!.Value)));
        Assert.Equal(2, (await TelegramAsync(customer)).Count);
        using var owner = await shop.AsAdminAsync();
        var page = await owner.GetAsync<Page<OrderSummary>>("/orders?size=100");
        Assert.Equal(CustomerContact.Nowhere, page.Items.Single(row => row.Id == order).Contact);
        Assert.Equal(seen.Name, (await owner.GetAsync<OrderDetail>($"/orders/{order}")).Customer.Name);
    }

    [Fact]
    public async Task Mails_are_written_beside_it_where_an_address_is_known_and_the_order_says_so()
    {
        var (_, customer, order) = await CustomerAsync();
        await using (var db = shop.OpenDb())
        {
            await db.Database.ExecuteSqlAsync(
                $"update customers set email = 'ann@example.org', email_since = now() where id = {customer}", Ct);
        }

        await ReachableAsync(customer, false);
        await shop.MoveAsync(order, PaymentReceived);

        await using var after = shop.OpenDb();
        var mail = await after.Deliveries.SingleAsync(
            delivery => delivery.Recipient == customer && delivery.Channel == Channel.Email, Ct);
        Assert.Equal(SuppressionReason.ChannelOff, mail.Reason); // no mail server is set up here
        using var owner = await shop.AsAdminAsync();
        Assert.Equal(
            CustomerContact.EmailOnly, (await owner.GetAsync<OrderDetail>($"/orders/{order}")).Customer.Contact);
    }

    [Fact]
    public async Task Whoever_says_first_that_they_are_back_writes_the_one_message_and_nobody_else_does()
    {
        var (seen, customer, order) = await CustomerAsync();
        await ReachableAsync(customer, false);
        await shop.MoveAsync(order, PaymentReceived, Accepted);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(at => at % 2 == 0
            ? ReachableAsync(customer, true)
            : SeeAsync(seen)));

        var told = Assert.Single(await CaughtUpAsync(customer));
        Assert.Equal(order, told.OrderId);
        var sent = Assert.Single(await TelegramAsync(customer), delivery => delivery.EventId == told.Id);
        Assert.NotEqual(DeliveryState.Suppressed, sent.State);
        await using (var db = shop.OpenDb())
        {
            await db.Deliveries.Where(delivery => delivery.Id == sent.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.State, DeliveryState.Sent), Ct);
        }

        await ReachableAsync(customer, false);
        await ReachableAsync(customer, true);
        Assert.Single(await CaughtUpAsync(customer)); // nothing was missed since
    }

    [Fact]
    public async Task Nobody_is_greeted_who_missed_nothing()
    {
        var (seen, customer, order) = await CustomerAsync();
        using var bot = shop.AsBot();
        await using (var db = shop.OpenDb())
        {
            await db.Deliveries.Where(delivery => delivery.OrderId == order && delivery.Channel == Channel.Telegram)
                .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.State, DeliveryState.Sent), Ct);
        }

        await ReachableAsync(customer, false);
        await SeeAsync(seen);

        Assert.Empty(await CaughtUpAsync(customer));
        using var unknown = await bot.SendAsync(HttpMethod.Put, $"/customers/{Guid.NewGuid()}/reachable", true);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Blocking_once_more_is_not_coming_back()
    {
        var (seen, customer, order) = await CustomerAsync();
        await ReachableAsync(customer, false); // a 403 came before Telegram told of the block
        await shop.MoveAsync(order, PaymentReceived);

        await SeeAsync(seen with { Reachable = false });

        Assert.Empty(await CaughtUpAsync(customer));
        await using var db = shop.OpenDb();
        Assert.NotNull((await db.Customers.SingleAsync(row => row.Id == customer, Ct)).UnreachableSince);
    }

    [Fact]
    public async Task A_message_that_found_the_chat_closed_again_is_made_up_for()
    {
        var (_, customer, order) = await CustomerAsync();
        await ReachableAsync(customer, false);
        await shop.MoveAsync(order, PaymentReceived);
        await ReachableAsync(customer, true);
        await ReachableAsync(customer, false); // before it was sent

        await ReachableAsync(customer, true);

        var told = await CaughtUpAsync(customer);
        Assert.Equal(2, told.Count);
        using var bot = shop.AsBot();
        var claimed = await bot.PostAsync<List<TelegramDelivery>>(
            "/bot/deliveries/claim", new ClaimDeliveries(200, "test"));
        var message = Assert.Single(claimed, one => one.ChatId == ChatOf(customer));
        var number = order.ToString("N")[..8].ToUpperInvariant();
        Assert.Contains($"#{number}: Paid", message.Html, StringComparison.Ordinal);
    }

    private readonly Dictionary<Guid, long> _chats = [];

    private long ChatOf(Guid customer) => _chats[customer];

    private async Task<(SeeCustomer Seen, Guid Customer, Guid Order)> CustomerAsync()
    {
        var seen = new SeeCustomer(Interlocked.Increment(ref _chat), "Ann Example", null, "en");
        var customer = await SeeAsync(seen);
        _chats[customer] = seen.ChatId;
        await shop.FillCartAsync(customer, await shop.NewVariantAsync());
        return (seen, customer, (await shop.CheckOutAsync(customer, PaymentMethod.BankTransfer)).Id);
    }

    private async Task<Guid> SeeAsync(SeeCustomer seen)
    {
        using var bot = shop.AsBot();
        return (await bot.PutAsync<CustomerRef>("/customers", seen)).Id;
    }

    private async Task ReachableAsync(Guid customer, bool reachable)
    {
        using var bot = shop.AsBot();
        using var answer = await bot.SendAsync(HttpMethod.Put, $"/customers/{customer}/reachable", reachable);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<List<Delivery>> TelegramAsync(Guid customer)
    {
        await using var db = shop.OpenDb();
        return await db.Deliveries.Where(d => d.Recipient == customer && d.Channel == Channel.Telegram).ToListAsync(Ct);
    }

    private async Task<List<LittleShop.Api.Orders.OrderEvent>> CaughtUpAsync(Guid customer)
    {
        await using var db = shop.OpenDb();
        return await db.OrderEvents.Where(entry => entry.Kind == OrderEventKind.CaughtUp
            && db.Orders.Any(order => order.Id == entry.OrderId && order.CustomerId == customer)).ToListAsync(Ct);
    }
}
