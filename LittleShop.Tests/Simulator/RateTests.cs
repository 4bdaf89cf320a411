using System.Net;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Simulator;

/// <summary>30 messages a second in all, 1 a second to one chat after a small burst; time is the test's own.</summary>
public sealed class RateTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));

    [Fact]
    public async Task One_chat_takes_a_burst_and_then_one_a_second()
    {
        await using var telegram = await SimulatedTelegram.StartAsync(_clock);
        var chat = await telegram.NewChatAsync();

        for (var sent = 0; sent < 5; sent++)
        {
            Assert.True((await SendAsync(telegram, chat)).Ok);
        }

        var refused = await SendAsync(telegram, chat);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Too Many Requests: retry after 1", refused.Description);
        Assert.Equal(1, refused.Body.GetProperty("parameters").GetProperty("retry_after").GetInt32());
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
        Assert.Equal(5, (await chat.MessagesAsync()).Count);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await SendAsync(telegram, chat)).Ok);
        Assert.False((await SendAsync(telegram, chat)).Ok);
        Assert.Equal(2, (await telegram.StatisticsAsync()).TooManyRequests);
    }

    [Fact]
    public async Task All_chats_together_take_thirty_a_second()
    {
        await using var telegram = await SimulatedTelegram.StartAsync(_clock);
        var chats = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => telegram.NewChatAsync()));

        var answers = await Task.WhenAll(chats.Select(chat => SendAsync(telegram, chat)));

        Assert.Equal(30, answers.Count(answer => answer.Ok));
        Assert.Equal(10, answers.Count(answer => !answer.Ok && answer.ErrorCode == 429));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        answers = await Task.WhenAll(chats.Select(chat => SendAsync(telegram, chat)));
        Assert.Equal(3, answers.Count(answer => answer.Ok));
    }

    [Fact]
    public async Task Edits_answers_and_actions_do_not_count()
    {
        await using var telegram = await SimulatedTelegram.StartAsync(_clock);
        await telegram.SetLimitsAsync(new Limits(30, 1, 1));
        var chat = await telegram.NewChatAsync();
        var sent = await SendAsync(telegram, chat);
        var id = sent.Result.GetProperty("message_id").GetInt64();

        for (var edit = 0; edit < 10; edit++)
        {
            Assert.True((await telegram.CallAsync(
                "editMessageText", ("chat_id", chat.Id), ("message_id", id), ("text", $"edit {edit}"))).Ok);
            Assert.True((await telegram.CallAsync("sendChatAction", ("chat_id", chat.Id), ("action", "typing"))).Ok);
        }

        Assert.False((await SendAsync(telegram, chat)).Ok);
    }

    [Fact]
    public async Task Limits_can_be_changed_and_switched_off_while_it_runs()
    {
        await using var telegram = await SimulatedTelegram.StartAsync(_clock);
        var chat = await telegram.NewChatAsync();
        await telegram.WithoutLimitsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => SendAsync(telegram, chat)));

        Assert.All(answers, answer => Assert.True(answer.Ok));
        Assert.Equal(200, (await telegram.JournalAsync()).Messages.Count);
    }

    private static Task<RawAnswer> SendAsync(SimulatedTelegram telegram, SimulatedChat chat) =>
        telegram.CallAsync("sendMessage", ("chat_id", chat.Id), ("text", "hello"));
}
