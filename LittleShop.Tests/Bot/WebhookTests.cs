using System.Net;
using System.Net.Http.Json;
using LittleShop.LocalHosting.Run;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot;

/// <summary>Updates that Telegram posts.</summary>
public sealed class WebhookTests(ChatShop world) : IClassFixture<ChatShop>
{
    private const string Secret = "s3cret-s3cret-s3cret";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posted_updates_are_answered_and_wrong_posters_are_not()
    {
        await world.Bot.DisposeAsync();
        var port = FreePorts.Take(1)[0];
        await using var bot = BotHost.Start(
            world.Shop.Address, world.BotCache.ConnectionString, world.Telegram, null,
            ("Telegram:WebhookUrl", $"http://127.0.0.1:{port}/telegram/updates"),
            ("Telegram:WebhookSecret", Secret), ("port", $"{port}"));
        var chat = await world.Telegram.NewChatAsync("Ada");
        using var http = new HttpClient { BaseAddress = bot.Address };

        await chat.SendAsync("/help"); // the simulator posts this by itself once the webhook is set
        var help = await chat.WaitForTextAsync("How I can help");
        var update = TextUpdate(1, chat.Id, "/start");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, update, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, update, Secret + "x"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(http, "[", Secret));
        Assert.Equal(help.Number, (await chat.MessagesAsync()).Max(message => message.Number));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, update, Secret));
        await chat.WaitForTextAsync("Welcome"); // there already: 200 is said after the answer
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, update, Secret));
        Assert.Single((await chat.MessagesAsync()), message => message.Text?.Contains("Welcome") == true);
    }

    [Fact]
    public async Task A_bot_that_polls_takes_no_posts()
    {
        await using var bot = world.StartBot();
        using var http = new HttpClient { BaseAddress = bot.Address };

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(http, TextUpdate(1, 1, "/start"), Secret));
    }

    internal static async Task<HttpStatusCode> PostAsync(HttpClient http, object update, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/updates")
        {
            Content = update is string raw ? new StringContent(raw) : JsonContent.Create(update),
        };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await http.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    internal static object TextUpdate(int id, long chat, string text) => new
    {
        update_id = id,
        message = new
        {
            message_id = id,
            date = 1_790_000_000,
            chat = new { id = chat, type = "private", first_name = "Ada" },
            from = new { id = chat, is_bot = false, first_name = "Ada" },
            text,
        },
    };
}
