using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Preferences;

public sealed class ChatLinkTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static long _lastChat = 7_000_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chat_that_says_the_code_is_the_admin_s_once()
    {
        using var owner = await shop.AsAdminAsync();
        using var bot = shop.AsBot();
        await bot.SendAsync(HttpMethod.Put, "/bot/name", "little_bot");
        var link = await OfferAsync(owner);
        var chat = NewChat();

        var linked = await bot.PutAsync<LinkedChat>("/bot/admin-chats", new LinkChat(link.Code, chat));

        Assert.Equal("Owner", linked.AdminName);
        Assert.Equal($"https://t.me/little_bot?start=admin_{link.Code}", link.Url);
        Assert.True((await owner.GetAsync<AdminPreferences>("/me/notifications")).ChatLinked);
        using var again = await bot.SendAsync(HttpMethod.Put, "/bot/admin-chats", new LinkChat(link.Code, NewChat()));
        Assert.Equal("chat-code", (await again.ProblemAsync()).Code);
        Assert.Equal(chat, await ChatOfAsync("Owner"));
    }

    [Fact]
    public async Task A_code_that_is_wrong_or_too_old_links_nothing()
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        using var bot = shop.AsBot();
        var before = await ChatOfAsync(Roles.Packer);
        var link = await OfferAsync(packer);
        await using var db = shop.OpenDb();
        Assert.False(await db.AdminSettings.AnyAsync(settings => settings.LinkCode == link.Code, Ct)); // hashed
        await db.AdminSettings.ExecuteUpdateAsync(
            set => set.SetProperty(settings => settings.LinkUntil, DateTimeOffset.UnixEpoch), Ct);

        foreach (var code in (string[])[link.Code, "guessed"])
        {
            using var answer = await bot.SendAsync(HttpMethod.Put, "/bot/admin-chats", new LinkChat(code, NewChat()));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("My notifications", (await answer.ProblemAsync()).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await ChatOfAsync(Roles.Packer));
    }

    [Fact]
    public async Task A_chat_belongs_to_who_linked_it_last_and_an_admin_can_give_it_up()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var chat = NewChat();
        await LinkAsync(manager, chat);

        await LinkAsync(packer, chat);

        Assert.Null(await ChatOfAsync(Roles.Manager));
        Assert.Equal(chat, await ChatOfAsync(Roles.Packer));
        using var given = await packer.SendAsync(HttpMethod.Delete, "/me/chat-link", null);
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        Assert.Null(await ChatOfAsync(Roles.Packer));
    }

    [Fact]
    public async Task Saving_preferences_keeps_the_chat()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        await LinkAsync(manager, NewChat());

        var saved = await manager.PutAsync<AdminPreferences>(
            "/me/notifications", Wish.Usual with { ChatLinked = false });

        Assert.True(saved.ChatLinked);
    }

    [Fact]
    public async Task I_m_on_it_counts_once_and_only_for_a_linked_and_enabled_admin()
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var chat = NewChat();
        await LinkAsync(packer, chat);
        var order = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        using var bot = shop.AsBot();

        await SetDisabledAsync(Roles.Packer, true);
        using var disabled = await AcknowledgeAsync(bot, chat, order.Id);
        using var stranger = await AcknowledgeAsync(bot, NewChat(), order.Id);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (disabled.StatusCode, stranger.StatusCode));
        Assert.Equal("not-linked", (await stranger.ProblemAsync()).Code);
        Assert.Null((await OrderAsync(order.Id)).AcknowledgedAt);

        await SetDisabledAsync(Roles.Packer, false);
        var taken = await bot.PostAsync<AcknowledgedOrder>(
            "/bot/admin-chats/acknowledge", new AcknowledgeOrder(chat, order.Id));
        Assert.Equal(new AcknowledgedOrder(order.Number, Roles.Packer, true), taken);
        var first = (await OrderAsync(order.Id)).AcknowledgedAt;
        Assert.NotNull(first);

        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var other = NewChat();
        await LinkAsync(manager, other);
        var late = await bot.PostAsync<AcknowledgedOrder>(
            "/bot/admin-chats/acknowledge", new AcknowledgeOrder(other, order.Id));
        Assert.Equal(new AcknowledgedOrder(order.Number, Roles.Packer, false), late);
        Assert.Equal(first, (await OrderAsync(order.Id)).AcknowledgedAt);
        using var nowhere = await AcknowledgeAsync(bot, chat, Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static long NewChat() => Interlocked.Increment(ref _lastChat);

    private static Task<ChatLink> OfferAsync(HttpClient admin) => admin.PostAsync<ChatLink>("/me/chat-link", new { });

    private static Task<HttpResponseMessage> AcknowledgeAsync(HttpClient bot, long chat, Guid order) =>
        bot.SendAsync(HttpMethod.Post, "/bot/admin-chats/acknowledge", new AcknowledgeOrder(chat, order));

    private async Task LinkAsync(HttpClient admin, long chat)
    {
        using var bot = shop.AsBot();
        await bot.PutAsync<LinkedChat>("/bot/admin-chats", new LinkChat((await OfferAsync(admin)).Code, chat));
    }

    private async Task<long?> ChatOfAsync(string name)
    {
        await using var db = shop.OpenDb();
        return await db.AdminSettings.Where(settings => db.Users.Any(u => u.Id == settings.AdminId && u.Name == name))
            .Select(settings => settings.ChatId).SingleOrDefaultAsync(Ct);
    }

    private async Task SetDisabledAsync(string name, bool disabled)
    {
        await using var db = shop.OpenDb();
        await db.Users.Where(admin => admin.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(admin => admin.Disabled, disabled), Ct);
    }

    private async Task<LittleShop.Api.Orders.Order> OrderAsync(Guid id)
    {
        await using var db = shop.OpenDb();
        return await db.Orders.AsNoTracking().SingleAsync(order => order.Id == id, Ct);
    }
}
