using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications;

public sealed class BotQueueTests(PostgresServer postgres, CacheServer cache)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_late_message_tells_the_tracking_number_of_its_own_event()
    {
        await using var shop = await NewShopAsync(cache);
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        var order = await shop.MoveAsync(placed.Id, PaymentReceived, Accepted, Packing);
        using var owner = await shop.AsAdminAsync();
        var sent = await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/status",
            new ChangeStatus(Dispatched, order.Version, Carrier: "Royal Mail", TrackingNumber: "FIRST1"));
        var changed = await owner.PutAsync<ChangedOrder>(
            $"/orders/{placed.Id}/tracking", new ChangeTracking(sent.Version, "DPD", "SECOND2"));
        await owner.PutAsync<ChangedOrder>(
            $"/orders/{placed.Id}/tracking", new ChangeTracking(changed.Version, "DPD", "THIRD3"));

        var told = await TakeAllAsync(shop);

        Assert.Equal(
            ["FIRST1", "SECOND2", "THIRD3"],
            told.Where(html => html.Contains("<code>", StringComparison.Ordinal))
                .Select(html => html.Split("<code>")[1].Split("</code>")[0]));
    }

    [Fact]
    public async Task Outcomes_that_make_no_sense_are_refused_or_made_fit_and_no_worker_breaks_the_queue()
    {
        await using var shop = await NewShopAsync(cache);
        await shop.PlaceOrderAsync();
        using var bot = shop.AsBot();
        var claimed = Assert.Single(
            await bot.PostAsync<List<TelegramDelivery>>("/bot/deliveries/claim", new ClaimDeliveries(10, "w")));
        var outcome = new DeliveryOutcome(
            claimed.Id, claimed.LeaseToken, DeliveryResult.Rejected, "no\u0000\ud800 way");

        using var twice = await bot.SendAsync(HttpMethod.Post, "/bot/deliveries/outcomes", new[] { outcome, outcome });
        using var tooMany = await bot.SendAsync(
            HttpMethod.Post, "/bot/deliveries/claim", new ClaimDeliveries(201, "w"));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        var taken = await bot.PostAsync<OutcomesTaken>(
            "/bot/deliveries/outcomes", new[] { outcome, outcome with { Id = 99 }, outcome with { Id = 98 } });
        Assert.Equal([98, 99], taken.Refused.Order());
        Assert.Empty((await bot.PostAsync<OutcomesTaken>(
            "/bot/deliveries/outcomes", Array.Empty<DeliveryOutcome>())).Refused);

        await using var db = shop.OpenDb();
        var row = await db.Deliveries.SingleAsync(found => found.Id == claimed.Id, Ct);
        Assert.StartsWith("no", row.LastAnswer, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Dead, row.State);
    }

    [Fact]
    public async Task Bot_workers_hear_of_waiting_messages_at_once_and_even_while_redis_is_dead()
    {
        await using var mortal = await CacheServer.StartNewAsync();
        await using var shop = await NewShopAsync(mortal);
        var heard = 0;
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(shop.Address, "/hubs/bot"),
                http => http.Headers["Authorization"] = $"ServiceKey {ShopHost.BotKey}")
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions))
            .Build();
        hub.On(nameof(IBotClient.DeliveriesWaiting), () => Interlocked.Increment(ref heard));
        await hub.StartAsync(Ct);

        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => Volatile.Read(ref heard) > 0, "the first word", seconds: 2);

        await mortal.KillAsync();
        Volatile.Write(ref heard, 0);
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => Volatile.Read(ref heard) > 0, "a word without Redis", seconds: 2);
    }

    private async Task<ShopHost> NewShopAsync(CacheServer with)
    {
        var shop = new ShopHost(postgres, with);
        await shop.InitializeAsync();
        return shop;
    }

    private static async Task<List<string>> TakeAllAsync(ShopHost shop)
    {
        using var bot = shop.AsBot();
        var told = new List<string>();
        while (await bot.PostAsync<List<TelegramDelivery>>(
            "/bot/deliveries/claim", new ClaimDeliveries(10, "w")) is [_, ..] claimed)
        {
            told.AddRange(claimed.Select(message => message.Html));
            await bot.PostAsync<OutcomesTaken>("/bot/deliveries/outcomes", claimed.Select(message =>
                new DeliveryOutcome(message.Id, message.LeaseToken, DeliveryResult.Sent, null)).ToArray());
        }

        return told;
    }
}
