using LittleShop.Contracts;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>A customer who blocks the bot and lets it in again, with the real bot between.</summary>
public sealed class BlockedTests(ChatShop world) : IClassFixture<ChatShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_lets_the_bot_in_again_reads_where_all_their_orders_stand_in_one_message()
    {
        var chat = await world.Telegram.NewChatAsync("Hal");
        await chat.StartAsync();
        var customer = await world.Shop.CustomerOfAsync(chat);
        var (first, second, untouched) = (await OrderAsync(customer), await OrderAsync(customer), await OrderAsync(customer));
        await chat.WaitForTextAsync($"#{untouched.Number}");
        await chat.BlockAsync();
        await ReachableAsync(customer, false);

        await world.Shop.MoveAsync(first.Id, PaymentReceived, Accepted, Packing);
        await world.Shop.MoveAsync(second.Id, PaymentReceived, Cancelled);
        var before = (await chat.MessagesAsync()).Count;
        await chat.UnblockAsync();

        var message = await chat.WaitForTextAsync("Welcome Back");
        Assert.Equal(
            $"👋 Welcome Back\nWhile we could not reach you, your orders went on:\n#{first.Number}: Being packed · "
                + $"#{second.Number}: Cancelled",
            message.Text);
        await world.Shop.MoveAsync(untouched.Id, PaymentReceived); // what comes next comes behind all that waited
        await chat.WaitForTextAsync("Payment Confirmed");
        Assert.Equal(before + 2, (await chat.MessagesAsync()).Count);
    }

    [Fact]
    public async Task A_403_closes_the_chat_and_the_next_word_of_the_customer_opens_it()
    {
        var chat = await world.Telegram.NewChatAsync("Ida");
        await chat.StartAsync();
        var customer = await world.Shop.CustomerOfAsync(chat);
        var order = await OrderAsync(customer);
        await chat.WaitForTextAsync("Order Received");
        await world.Telegram.InjectAsync(new(
            FaultKind.Error, "sendMessage", chat.Id, Count: 1, Status: 403,
            Description: "Forbidden: bot was blocked by the user"));
        await world.Shop.MoveAsync(order.Id, PaymentReceived);
        await ReachableAsync(customer, false);
        await world.Shop.MoveAsync(order.Id, Accepted);

        await chat.SendAsync("hello again");

        var message = await chat.WaitForTextAsync("Welcome Back");
        Assert.Contains($"#{order.Number}: Accepted", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await chat.MessagesAsync(), said => said.Text?.Contains("Payment Confirmed", StringComparison.Ordinal) == true);
    }

    private async Task<PlacedOrder> OrderAsync(Guid customer)
    {
        await world.Shop.FillCartAsync(customer, await world.Shop.NewVariantAsync());
        return await world.Shop.CheckOutAsync(customer, PaymentMethod.BankTransfer);
    }

    private Task ReachableAsync(Guid customer, bool reachable) => Deadline.UntilAsync(
        async () =>
        {
            await using var db = world.Shop.OpenDb();
            return await db.Customers.AnyAsync(
                row => row.Id == customer && row.UnreachableSince == null == reachable, Ct);
        },
        $"reachable: {reachable}");
}
