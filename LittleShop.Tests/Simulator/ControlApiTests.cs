using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LittleShop.TelegramSimulator;
using LittleShop.TelegramSimulator.Control;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;

namespace LittleShop.Tests.Simulator;

public sealed class ControlApiTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _telegram = await SimulatedTelegram.StartAsync();

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Theory]
    [InlineData("Host", "shop.example.com")]
    [InlineData("Host", "127.0.0.1.example.com")]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Foreign_names_and_pages_of_other_sites_are_refused(string header, string value)
    {
        using var request = NewChat();
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _telegram.Http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, (await _telegram.StatisticsAsync()).Chats);
    }

    [Fact]
    public async Task The_page_itself_and_its_own_requests_are_welcome()
    {
        using var request = NewChat();
        request.Headers.Add("Origin", _telegram.BaseUrl);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _telegram.Http.SendAsync(request, Ct);
        using var page = await _telegram.Http.GetAsync("/", Ct);
        using var health = await _telegram.Http.GetAsync("/health", Ct);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(
            "default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5083")]
    [InlineData("http://+:5083")]
    [InlineData("http://127.0.0.1:0;http://192.0.2.1:5083")]
    public void An_address_open_to_others_stops_it_with_a_sentence(string urls)
    {
        var stopped = Assert.Throws<InvalidOperationException>(
            () => SimulatorApp.Build([], builder => builder.WebHost.UseUrls(urls)));

        Assert.Contains("listens on this machine only", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_is_documented()
    {
        var document = await _telegram.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Ct);

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            Assert.StartsWith("/sim/", path.Name, StringComparison.Ordinal);
            Assert.All(path.Value.EnumerateObject(), operation =>
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name}"));
        }

        using var docs = await _telegram.Http.GetAsync("/sim/docs/", Ct);
        Assert.Equal(HttpStatusCode.OK, docs.StatusCode);
    }

    [Theory]
    [InlineData("/sim/chats/1/messages", """{"text":"x"}""", 404)]
    [InlineData("/sim/chats/1/press", """{"messageId":1}""", 404)]
    [InlineData("/sim/chats/1/pay", """{"messageId":1}""", 404)]
    [InlineData("/sim/chats", """{"languageCode":"x"}""", 400)]
    [InlineData("/sim/chats", "nonsense", 400)]
    [InlineData("/sim/faults", """{"kind":"error","method":"sendPigeon"}""", 400)]
    [InlineData("/sim/faults", """{"kind":"explode"}""", 400)]
    [InlineData("/sim/updates/1/redeliver", "{}", 404)]
    public async Task Bad_input_is_answered_with_a_problem(string path, string body, int status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await _telegram.Http.PostAsync(path, content, Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_reader_waits_until_something_happens()
    {
        var chat = await _telegram.NewChatAsync();
        var reading = chat.ReadAsync((await chat.ReadAsync(ct: Ct)).Cursor, waitSeconds: 30, ct: Ct);

        await _telegram.CallAsync("sendMessage", ("chat_id", chat.Id), ("text", "news"));

        var changes = await reading;
        Assert.Equal("news", Assert.Single(changes.Messages).Text);
        Assert.Empty((await chat.ReadAsync(changes.Cursor, waitSeconds: 0.05, ct: Ct)).Messages);
    }

    [Fact]
    public async Task A_customer_who_never_wrote_cannot_be_written_to()
    {
        var chat = await _telegram.NewChatAsync(started: false);
        await _telegram.RefusesAsync(
            "Forbidden: bot can't initiate conversation with a user", "sendMessage",
            ("chat_id", chat.Id), ("text", "x"));

        await chat.SendAsync("/start");

        Assert.True((await _telegram.CallAsync("sendMessage", ("chat_id", chat.Id), ("text", "x"))).Ok);
    }

    [Fact]
    public async Task Old_messages_go_so_that_memory_stays_bounded()
    {
        await using var small = await SimulatedTelegram.StartAsync(null, ("MessagesKept", "100"));
        await small.WithoutLimitsAsync();
        var (first, second) = (await small.NewChatAsync(), await small.NewChatAsync());

        for (var sent = 0; sent < 80; sent++)
        {
            await small.CallAsync("sendMessage", ("chat_id", first.Id), ("text", $"first {sent}"));
            await small.CallAsync("sendMessage", ("chat_id", second.Id), ("text", $"second {sent}"));
        }

        await Deadline.UntilAsync(
            async () => (await first.MessagesAsync()).Count + (await second.MessagesAsync()).Count == 100,
            "a hundred are left");
        var left = await first.MessagesAsync();
        Assert.Equal("first 79", left[^1].Text);
        Assert.DoesNotContain(left, message => message.Text == "first 0");
        Assert.Equal(100, (await small.JournalAsync()).Messages.Count);
    }

    private static HttpRequestMessage NewChat() =>
        new(HttpMethod.Post, "/sim/chats") { Content = JsonContent.Create(new { }) };

    [Fact]
    public async Task Reset_forgets_everything()
    {
        var chat = await _telegram.NewChatAsync();
        await chat.SendAsync("hello");

        using var answer = await _telegram.Http.PostAsync("/sim/reset", null, Ct);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await _telegram.SendAsync<List<ChatView>>(HttpMethod.Get, "/sim/chats", ct: Ct));
        Assert.Equal(0, (await _telegram.StatisticsAsync()).PendingUpdates);
    }
}
