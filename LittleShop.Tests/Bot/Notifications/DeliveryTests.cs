using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Channel = LittleShop.Contracts.Channel;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>Order messages on their way to a Telegram that is not always kind.</summary>
public sealed class DeliveryTests(ChatShop world) : IClassFixture<ChatShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_of_one_order_come_once_each_and_in_order()
    {
        var (chat, order) = await OrderAsync("Ada");

        await world.Shop.MoveAsync(
            order, OrderStatus.PaymentReceived, OrderStatus.Accepted, OrderStatus.Packing, OrderStatus.Dispatched);

        await chat.WaitForTextAsync("Order Dispatched");
        var headlines = (await chat.MessagesAsync()).Where(message => message.From == "bot")
            .Select(message => message.Text!.Split('\n')[0])
            .Where(headline => !headline.Contains("Welcome", StringComparison.Ordinal))
            .Select(headline => headline[(headline.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(
            ["Order Received", "Payment Confirmed", "Order Accepted", "Being Packed", "Order Dispatched"], headlines);
    }

    [Fact]
    public async Task A_429_pauses_the_whole_bot_and_loses_nothing()
    {
        var (chat, order) = await OrderAsync("Ben");
        var (other, second) = await OrderAsync("Bea");
        await world.Telegram.InjectAsync(
            new(FaultKind.Error, "sendMessage", chat.Id, Count: 1, Status: 429, RetryAfter: 2));

        await world.Shop.MoveAsync(order, OrderStatus.PaymentReceived);
        await UntilAsync(order, "an attempt was reported", delivery => delivery.LastAnswer is not null);
        var paused = TimeProvider.System.GetTimestamp();
        await world.Shop.MoveAsync(second, OrderStatus.PaymentReceived);

        await other.WaitForTextAsync("Payment Confirmed");
        Assert.True(TimeProvider.System.GetElapsedTime(paused) > TimeSpan.FromSeconds(1), "the other chat waited too");
        await chat.WaitForTextAsync("Payment Confirmed");
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_unreachable_and_reachable_again_after_an_unblock()
    {
        var (chat, _) = await OrderAsync("Cleo");

        await chat.BlockAsync();
        await ReachableAsync(chat, false);

        await chat.UnblockAsync();
        await ReachableAsync(chat, true);
    }

    [Fact]
    public async Task A_403_nobody_told_us_of_marks_the_customer_unreachable_until_they_write_again()
    {
        var (chat, order) = await OrderAsync("Dora");
        await world.Telegram.InjectAsync(
            new(FaultKind.Error, "sendMessage", chat.Id, Status: 403, Description: "Forbidden: user is deactivated"));

        await world.Shop.MoveAsync(order, OrderStatus.PaymentReceived);

        await ReachableAsync(chat, false);
        await UntilAsync(order, "not sent, with Telegram's words", delivery =>
            delivery is { State: DeliveryState.Suppressed, Reason: SuppressionReason.Blocked }
            && delivery.LastAnswer!.Contains("deactivated", StringComparison.Ordinal));
        await chat.SendAsync("hello again");
        await ReachableAsync(chat, true);
    }

    [Fact]
    public async Task A_400_is_never_tried_again_and_keeps_Telegrams_reason()
    {
        var (chat, order) = await OrderAsync("Emil");
        await world.Telegram.InjectAsync(new(
            FaultKind.Error, "sendMessage", chat.Id, Status: 400,
            Description: "Bad Request: BUTTON_DATA_INVALID"));

        await world.Shop.MoveAsync(order, OrderStatus.PaymentReceived);

        await UntilAsync(order, "dead after one attempt", delivery =>
            delivery is { State: DeliveryState.Dead, Attempts: 1 }
            && delivery.LastAnswer!.Contains("BUTTON_DATA_INVALID", StringComparison.Ordinal));
        await world.Shop.MoveAsync(order, OrderStatus.Accepted);
        await chat.WaitForTextAsync("Order Accepted"); // and the next message still comes
    }

    /// <summary>All at once: where nobody knows whether a message arrived, it waits for a while.</summary>
    [Fact]
    public Task A_broken_network_is_tried_again() => Task.WhenAll(
        ((FaultKind[])[FaultKind.Drop, FaultKind.Truncate, FaultKind.Error]).Select(async kind =>
        {
            var (chat, order) = await OrderAsync($"Fay {kind}");
            await world.Telegram.InjectAsync(new(kind, "sendMessage", chat.Id, Count: 1));

            await world.Shop.MoveAsync(order, OrderStatus.PaymentReceived);

            await chat.WaitForTextAsync("Payment Confirmed", TimeSpan.FromSeconds(30));
        }));

    [Fact]
    public async Task The_metrics_count_what_was_sent_and_how_long_it_took()
    {
        await OrderAsync("Gus");
        using var http = new HttpClient { BaseAddress = world.Bot.Address };

        await Deadline.UntilAsync(
            async () =>
            {
                var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
                return text.Contains("littleshop_telebot_messages_sent_total{", StringComparison.Ordinal)
                    && text.Contains("littleshop_notification_delivery_seconds_bucket", StringComparison.Ordinal)
                    && text.Contains("littleshop_bot_reply_duration_seconds_bucket", StringComparison.Ordinal);
            },
            "the bot's metrics");
    }

    private async Task<(SimulatedChat Chat, Guid Order)> OrderAsync(string name)
    {
        var chat = await world.Telegram.NewChatAsync(name);
        await chat.StartAsync();
        var customer = await world.Shop.CustomerOfAsync(chat);
        await world.Shop.FillCartAsync(customer, await world.Shop.NewVariantAsync());
        var order = await world.Shop.CheckOutAsync(customer, PaymentMethod.BankTransfer);
        await chat.WaitForTextAsync("Order Received");
        return (chat, order.Id);
    }

    private Task ReachableAsync(SimulatedChat chat, bool reachable) => Deadline.UntilAsync(
        async () =>
        {
            await using var db = world.Shop.OpenDb();
            return await db.Customers.AnyAsync(
                customer => customer.ChatId == chat.Id && customer.UnreachableSince == null == reachable, Ct);
        },
        $"reachable: {reachable}");

    private Task UntilAsync(Guid order, string what, Func<Delivery, bool> holds) => Deadline.UntilAsync(
        async () =>
        {
            await using var db = world.Shop.OpenDb();
            return holds(await db.Deliveries.Where(d => d.OrderId == order && d.Channel == Channel.Telegram)
                .OrderBy(d => d.Id).LastAsync(Ct));
        },
        what);
}
