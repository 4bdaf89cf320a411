using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Tests.Api.Notifications.Preferences;

/// <summary>An admin who blocked the bot is not reached by it, and the shop remembers since when.</summary>
public sealed class BlockedAdminChatTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private const long Chat = 8_100_001;
    private Guid _owner;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = shop.OpenDb();
        _owner = await db.Users.Where(admin => admin.Role == Roles.Owner).Select(admin => admin.Id).SingleAsync(Ct);
        await LinkAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_refused_message_says_since_when_and_linking_again_forgets_it()
    {
        await TellAsync(DeliveryResult.Unreachable);
        var since = await SinceAsync();
        Assert.NotNull(since);
        await TellAsync(DeliveryResult.Unreachable);
        Assert.Equal(since, await SinceAsync());
        using var owner = await shop.AsAdminAsync();
        var board = await owner.GetAsync<ReachabilityBoard>("/notifications/reachability");
        Assert.Equal(since, board.Admins.Single(admin => admin.Id == _owner).ChatBlockedSince);

        await LinkAsync();

        Assert.Null(await SinceAsync());
    }

    [Fact]
    public async Task A_message_that_arrives_or_a_word_from_the_chat_forgets_it_too()
    {
        await TellAsync(DeliveryResult.Unreachable);
        await TellAsync(DeliveryResult.Sent);
        Assert.Null(await SinceAsync());

        await SeeAsync(reachable: false);
        Assert.NotNull(await SinceAsync());
        await SeeAsync(reachable: true);
        Assert.Null(await SinceAsync());
    }

    [Fact]
    public async Task A_failure_that_is_tried_again_and_somebody_else_s_block_change_nothing()
    {
        var customer = await shop.NewCustomerAsync();
        await TellAsync(DeliveryResult.Retry);
        Assert.Null(await SinceAsync());
        await using var db = shop.OpenDb();
        await db.Deliveries.Where(row => row.Recipient == _owner)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Dead), Ct);

        await shop.FillCartAsync(customer.Id, await shop.NewVariantAsync());
        await shop.CheckOutAsync(customer.Id);
        await AnswerAsync(DeliveryResult.Unreachable);

        Assert.Null(await SinceAsync());
        Assert.NotNull(await db.Customers.Where(found => found.Id == customer.Id)
            .Select(found => found.UnreachableSince).SingleAsync(Ct));
    }

    private async Task LinkAsync()
    {
        using var owner = await shop.AsAdminAsync();
        using var bot = shop.AsBot();
        var offered = await owner.PostAsync<ChatLink>("/me/chat-link", new { });
        await bot.PutAsync<LinkedChat>("/bot/admin-chats", new LinkChat(offered.Code, Chat));
    }

    private async Task SeeAsync(bool reachable)
    {
        using var bot = shop.AsBot();
        await bot.PutAsync<CustomerRef>("/customers", new SeeCustomer(Chat, "Owner", null, "en", reachable));
    }

    /// <summary>A notice to the owner's own chat, and how that went.</summary>
    private async Task TellAsync(DeliveryResult result)
    {
        await using var database = NpgsqlDataSource.Create(shop.DatabaseConnection);
        await NoticeFanOut.WriteAsync(
            database, NoticeKind.Alarm, "Look", "Something is wrong.", "/", "shop", null,
            NoticeTo.Admin(_owner) with { Channels = [Channel.Telegram] }, Ct);
        await AnswerAsync(result);
    }

    private async Task AnswerAsync(DeliveryResult result)
    {
        using var bot = shop.AsBot();
        var message = Assert.Single(await bot.PostAsync<List<TelegramDelivery>>(
            "/bot/deliveries/claim", new ClaimDeliveries(5, "test", 0)));
        await bot.PostAsync<OutcomesTaken>(
            "/bot/deliveries/outcomes", new[] { new DeliveryOutcome(message.Id, message.LeaseToken, result, "said") });
    }

    private async Task<DateTimeOffset?> SinceAsync()
    {
        await using var db = shop.OpenDb();
        return await db.AdminSettings.Where(mine => mine.AdminId == _owner).Select(mine => mine.ChatBlockedSince)
            .SingleAsync(Ct);
    }
}
