using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Bot;

/// <summary>A customer says in the chat how they want to be told; an admin makes a chat their own.</summary>
public sealed class SettingsChatTests(ChatShop world) : IClassFixture<ChatShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_set_in_one_message_that_changes_in_place()
    {
        var chat = await world.Telegram.NewChatAsync("Ada");
        await chat.StartAsync();

        await chat.SendAsync("/settings");
        var settings = await chat.WaitForTextAsync("Your settings");
        await chat.PressAsync(settings, "🌍 Language");
        await chat.PressAsync(await chat.WaitForTextAsync("In which language"), "Deutsch");
        var german = await chat.WaitForTextAsync("Ihre Einstellungen");
        Assert.Equal(settings.MessageId, german.MessageId);
        await chat.PressAsync(german, "🌙 Ruhezeit");
        await chat.PressAsync(await chat.WaitForTextAsync("Wann soll es still sein"), "22:00 – 08:00");
        await chat.WaitForTextAsync("Wo sind Sie");
        await chat.SendAsync("Berlin");
        var after = await chat.WaitForTextAsync("Europe/Berlin");
        await chat.PressAsync(after, "✉️ E-Mail");
        await chat.WaitForTextAsync("Bitte schicken Sie Ihre E-Mail-Adresse");
        await chat.SendAsync("ada@example.org");
        await chat.PressAsync(await chat.WaitForTextAsync("ada@example.org"), "🔕 Ankündigungen aus");
        await chat.WaitForTextAsync("Ankündigungen: aus");

        Assert.Equal(
            new CustomerPreferences("de", new(22, 0), new(8, 0), "Europe/Berlin", true, "ada@example.org"),
            await PreferencesAsync(chat));
    }

    [Fact]
    public async Task Unsubscribe_under_an_announcement_stops_the_next_one_and_leaves_this_one_in_the_chat()
    {
        var chat = await world.Telegram.NewChatAsync("Ben");
        await chat.StartAsync();
        var words = await AnnounceAsync(chat);

        await chat.PressAsync(words, "🔕 Unsubscribe");

        await chat.WaitForTextAsync("no more announcements");
        Assert.True((await PreferencesAsync(chat)).OptedOut);
        Assert.Contains(await chat.MessagesAsync(), message => message.Text == words.Text && message.DeletedAt is null);
    }

    [Fact]
    public async Task An_admin_s_link_makes_the_chat_theirs_and_a_used_one_says_what_to_do()
    {
        var chat = await world.Telegram.NewChatAsync("Olivia");
        using var owner = await world.Shop.AsAdminAsync();
        var link = await owner.PostAsync<ChatLink>("/me/chat-link", new { });

        await chat.SendAsync($"/start admin_{link.Code}");

        await chat.WaitForTextAsync("Linked. Owner");
        await Deadline.UntilAsync(
            async () => (await owner.PostAsync<ChatLink>("/me/chat-link", new { })).Url is { } url
                && url.StartsWith("https://t.me/", StringComparison.Ordinal),
            "the bot said its name");
        await using var db = world.Shop.OpenDb();
        Assert.True(await db.AdminSettings.AnyAsync(settings => settings.ChatId == chat.Id, Ct));
        await chat.SendAsync($"/start admin_{link.Code}");
        await chat.WaitForTextAsync("My notifications");
        await chat.SendAsync("/browse"); // and the admin shops there as before
        await chat.WaitForTextAsync("Have a look around");
    }

    private async Task<MessageView> AnnounceAsync(SimulatedChat chat)
    {
        // As the worker gets it once it asks for announcements: an order message in all but its priority.
        using var owner = await world.Shop.AsAdminAsync();
        await owner.PostAsync<BroadcastView>("/broadcasts", new SendBroadcast("<b>New</b> teapots"));
        await using var db = world.Shop.OpenDb();
        await db.Deliveries.Where(row => row.NoticeId != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Priority, 0), Ct);
        return await chat.WaitForTextAsync("New teapots");
    }

    private async Task<CustomerPreferences> PreferencesAsync(SimulatedChat chat)
    {
        using var bot = world.Shop.AsBot();
        return await bot.GetAsync<CustomerPreferences>(
            $"/customers/{await world.Shop.CustomerOfAsync(chat)}/preferences");
    }
}
