using System.Net;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Simulator;

public sealed class FaultTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        await _telegram.WithoutLimitsAsync();
        _chat = await _telegram.NewChatAsync();
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task An_error_hits_as_often_as_told_and_only_the_method_and_chat_meant()
    {
        var other = await _telegram.NewChatAsync();
        await _telegram.InjectAsync(new FaultRule(
            FaultKind.Error, "sendMessage", _chat.Id, Count: 2, Status: 503, Description: "Service Unavailable"));

        Assert.True((await SendAsync(other)).Ok);
        Assert.True((await _telegram.CallAsync("getMe")).Ok);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(_chat)).Status);
        Assert.Equal("Service Unavailable", (await SendAsync(_chat)).Description);
        Assert.True((await SendAsync(_chat)).Ok);
        Assert.Single(await _chat.MessagesAsync());
        Assert.Equal(2, (await _telegram.StatisticsAsync()).Methods["sendMessage"].Faults);
    }

    [Theory]
    [InlineData("drop", false)]
    [InlineData("drop", true)]
    [InlineData("truncate", true)]
    public async Task A_lost_connection_may_come_before_or_after_the_message(string kind, bool after)
    {
        await _telegram.InjectAsync(new FaultRule(
            Enum.Parse<FaultKind>(kind, ignoreCase: true), "sendMessage", AfterExecution: after));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(_chat));

        Assert.Equal(after ? 1 : 0, (await _chat.MessagesAsync()).Count);
        Assert.True((await SendAsync(_chat)).Ok);
    }

    [Fact]
    public async Task A_hanging_server_answers_nobody()
    {
        await _telegram.InjectAsync(new FaultRule(FaultKind.Hang, "getMe"));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _telegram.Http.GetAsync($"/bot{SimulatedTelegram.Token}/getMe", patience.Token));
    }

    [Fact]
    public async Task A_delay_and_a_gateway_page_can_be_asked_for_and_cleared()
    {
        await _telegram.InjectAsync(new FaultRule(FaultKind.Delay, DelayMs: 200));
        var started = TimeProvider.System.GetTimestamp();
        Assert.True((await _telegram.CallAsync("getMe")).Ok);
        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMilliseconds(190));

        await _telegram.InjectAsync(new FaultRule(
            FaultKind.Error, Count: null, Status: 502, Body: "<html>Bad Gateway</html>"));
        using var page = await _telegram.Http.GetAsync(
            $"/bot{SimulatedTelegram.Token}/getMe", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadGateway, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);

        await _telegram.ClearFaultsAsync();
        Assert.True((await _telegram.CallAsync("getMe")).Ok);
    }

    private Task<RawAnswer> SendAsync(SimulatedChat chat) =>
        _telegram.CallAsync("sendMessage", ("chat_id", chat.Id), ("text", "hello"));
}
