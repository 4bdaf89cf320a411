using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace LittleShop.Tests.Simulator;

[SuppressMessage("Usage", "xUnit1051", Justification = "The client carries the test's token.")]
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string? Secret, Update Update)> _received = new();
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private SimulatedTelegram _telegram = null!;
    private TelegramBotClient _bot = null!;
    private WebApplication _receiver = null!;

    private string Address => _receiver.Urls.Single() + "/hook";

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync(null, ("WebhookRetrySeconds", "0.05"));
        await _telegram.WithoutLimitsAsync();
        _bot = _telegram.NewBot();
        _receiver = WebApplication.CreateSlimBuilder().Build();
        _receiver.Urls.Add("http://127.0.0.1:0");
        _receiver.MapPost("/hook", ReceiveAsync);
        await _receiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Updates_are_posted_with_the_secret_in_order_and_again_when_it_failed()
    {
        await _bot.SetWebhook(Address, secretToken: "s3cret_token");
        var (ann, bob) = (await _telegram.NewChatAsync("Ann"), await _telegram.NewChatAsync("Bob"));
        _failures["ann 1"] = 2;

        foreach (var text in (string[])["1", "2", "3"])
        {
            await ann.SendAsync("ann " + text);
            await bob.SendAsync("bob " + text);
        }

        await Deadline.UntilAsync(() => _received.Count == 6, "all six have come");
        Assert.All(_received, received => Assert.Equal("s3cret_token", received.Secret));
        string[] Texts(string who) => [.. _received.Select(received => received.Update.Message!.Text!)
            .Where(text => text.StartsWith(who, StringComparison.Ordinal))];
        Assert.Equal(["ann 1", "ann 2", "ann 3"], Texts("ann"));
        Assert.Equal(["bob 1", "bob 2", "bob 3"], Texts("bob"));
        var info = await _bot.GetWebhookInfo();
        Assert.Equal((Address, 0), (info.Url, info.PendingUpdateCount));
        Assert.StartsWith("Wrong response from the webhook: 500", info.LastErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Polling_and_a_webhook_exclude_each_other()
    {
        await _bot.SetWebhook(Address);
        var conflict = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.GetUpdates());
        await _bot.DeleteWebhook();

        Assert.Equal(409, conflict.ErrorCode);
        Assert.Contains("while webhook is active", conflict.Message, StringComparison.Ordinal);
        Assert.Empty(await _bot.GetUpdates());
        Assert.Empty((await _bot.GetWebhookInfo()).Url);
    }

    [Fact]
    public async Task What_waits_is_kept_for_the_webhook_or_dropped_when_asked()
    {
        var chat = await _telegram.NewChatAsync();
        await chat.SendAsync("dropped");
        await _bot.SetWebhook(Address, dropPendingUpdates: true);
        await chat.SendAsync("kept");

        await Deadline.UntilAsync(() => !_received.IsEmpty, "the update has come");
        Assert.Equal(["kept"], _received.Select(received => received.Update.Message!.Text));
    }

    [Fact]
    public async Task A_method_in_the_answer_is_carried_out()
    {
        await _bot.SetWebhook(Address);
        var chat = await _telegram.NewChatAsync();

        await chat.SendAsync("echo");

        Assert.Equal("sendMessage", (await chat.WaitForTextAsync("back")).Method);
    }

    [Theory]
    [InlineData("http://example.com/hook", "s", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("nonsense", "s", "bad webhook: invalid URL specified")]
    [InlineData("https://example.com/hook", "not allowed!", "secret token contains unallowed characters")]
    public async Task A_bad_webhook_is_refused(string url, string secret, string reason)
    {
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SetWebhook(url, secretToken: secret));

        Assert.Equal("Bad Request: " + reason, refused.Message);
        Assert.Empty((await _bot.GetWebhookInfo()).Url);
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var update = (await JsonSerializer.DeserializeAsync<Update>(request.Body, JsonBotAPI.Options))!;
        var text = update.Message!.Text!;
        if (_failures.TryGetValue(text, out var left) && left > 0)
        {
            _failures[text] = left - 1;
            return Results.StatusCode(500);
        }

        _received.Enqueue((request.Headers["X-Telegram-Bot-Api-Secret-Token"], update));
        return text == "echo"
            ? Results.Json(new { method = "sendMessage", chat_id = update.Message.Chat.Id, text = "back" })
            : Results.Ok();
    }
}
