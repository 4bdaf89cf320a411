using LittleShop.BotWorker.Notifications;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>What one attempt leaves behind, and what the next one makes of it.</summary>
public sealed class DeliverySenderTests(CacheServer cache) : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;
    private SenderLab _lab = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _chat = await _telegram.NewChatAsync();
        _lab = await SenderLab.StartAsync(_telegram.BaseUrl, cache);
    }

    public async ValueTask DisposeAsync()
    {
        await _lab.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_never_begun_is_sent_whatever_attempt_it_is(bool isBroadcast)
    {
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast, attempt: 3);

        Assert.Equal(DeliveryResult.Sent, (await _lab.SendAsync(delivery)).Result);

        Assert.Equal("Order & news", Assert.Single(await _chat.MessagesAsync()).Text);
        Assert.Equal(SendMark.Sent, await _lab.Marks.FindAsync(delivery.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_sent_is_reported_and_not_sent_again(bool isBroadcast)
    {
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast, attempt: 2);
        await _lab.Marks.SentAsync(delivery.Id);

        Assert.Equal(DeliveryResult.Sent, (await _lab.SendAsync(delivery)).Result);

        Assert.Empty(await _chat.MessagesAsync());
    }

    [Theory]
    [InlineData(true, DeliveryResult.Ambiguous, 0)]
    [InlineData(false, DeliveryResult.Sent, 1)]
    public async Task What_may_have_been_sent_is_sent_again_only_where_an_order_is_concerned(
        bool isBroadcast, DeliveryResult result, int messages)
    {
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast, attempt: 2);
        await _lab.Marks.BeginAsync(delivery.Id);

        Assert.Equal(result, (await _lab.SendAsync(delivery)).Result);

        Assert.Equal(messages, (await _chat.MessagesAsync()).Count);
    }

    [Theory]
    [InlineData(nameof(FaultKind.Drop))]
    [InlineData(nameof(FaultKind.Truncate))]
    public async Task An_answer_that_is_lost_leaves_it_unclear(string kind)
    {
        await _telegram.InjectAsync(new(Enum.Parse<FaultKind>(kind), "sendMessage", AfterExecution: true));
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast: true);

        var outcome = await _lab.SendAsync(delivery);
        var again = await _lab.SendAsync(delivery with { Attempt = 2 });

        Assert.Equal(DeliveryResult.Ambiguous, outcome.Result);
        Assert.Equal(DeliveryResult.Ambiguous, again.Result);
        Assert.Single(await _chat.MessagesAsync());
    }

    [Fact]
    public async Task No_answer_in_time_leaves_it_unclear()
    {
        await _telegram.InjectAsync(new(FaultKind.Hang, "sendMessage"));
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast: false);

        var sending = _lab.SendAsync(delivery);
        await Deadline.UntilAsync(async () => await FaultsAsync() == 1, "Telegram has it");
        _lab.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(DeliveryResult.Ambiguous, (await sending.WaitAsync(Ct)).Result);
        Assert.Equal(SendMark.Begun, await _lab.Marks.FindAsync(delivery.Id));
    }

    [Fact]
    public async Task A_worker_that_slept_since_its_claim_sends_nothing_and_leaves_it_to_whoever_has_it_now()
    {
        var claimed = _lab.Clock.GetTimestamp();
        _lab.Clock.Advance(TimeSpan.FromSeconds(17));

        var outcome = await _lab.Sender.SendAsync(SenderLab.Delivery(_chat.Id, isBroadcast: false), claimed, Ct);

        Assert.Equal(DeliveryResult.Deferred, outcome.Result);
        Assert.Empty(await _chat.MessagesAsync());
    }

    [Fact]
    public async Task A_worker_that_stops_while_it_waits_for_the_answer_says_that_it_is_unclear()
    {
        await _telegram.InjectAsync(new(FaultKind.Hang, "sendMessage"));
        using var stop = new CancellationTokenSource();

        var sending = _lab.Sender.SendAsync(
            SenderLab.Delivery(_chat.Id, isBroadcast: true), _lab.Clock.GetTimestamp(), stop.Token);
        await Deadline.UntilAsync(async () => await FaultsAsync() == 1, "Telegram has it");
        await stop.CancelAsync();

        Assert.Equal(DeliveryResult.Ambiguous, (await sending.WaitAsync(Ct)).Result);
    }

    [Theory]
    [InlineData(500, null, true)]
    [InlineData(503, "<html><h1>Service Unavailable</h1></html>", true)]
    [InlineData(502, "<html><h1>Bad Gateway</h1></html>", false)]
    [InlineData(429, null, true)]
    public async Task What_Telegram_did_not_take_is_tried_again(int status, string? body, bool isBroadcast)
    {
        await _telegram.InjectAsync(new(FaultKind.Error, "sendMessage", Status: status, Body: body));
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast: isBroadcast);

        Assert.Equal(DeliveryResult.Retry, (await _lab.SendAsync(delivery)).Result);

        Assert.Equal(SendMark.None, await _lab.Marks.FindAsync(delivery.Id));
        Assert.Empty(await _chat.MessagesAsync());
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task An_advertisement_whose_answer_a_gateway_lost_is_not_sent_again(int status)
    {
        await _telegram.InjectAsync(new(FaultKind.Error, "sendMessage", Status: status, Body: "<html></html>"));
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast: true);

        Assert.Equal(DeliveryResult.Ambiguous, (await _lab.SendAsync(delivery)).Result);

        Assert.Equal(SendMark.Begun, await _lab.Marks.FindAsync(delivery.Id));
    }

    [Fact]
    public async Task Markup_that_Telegram_cannot_read_is_left_out_and_the_order_message_goes_at_once()
    {
        var delivery = SenderLab.Delivery(_chat.Id, isBroadcast: false, html: "<b>Tom &amp; Jerry</i> paid 5 &lt; 6");

        var outcome = await _lab.SendAsync(delivery);

        Assert.Equal(DeliveryResult.Sent, outcome.Result);
        Assert.Contains("Without markup", outcome.Answer, StringComparison.Ordinal);
        Assert.Contains("can't parse entities", outcome.Answer, StringComparison.Ordinal);
        Assert.Equal("Tom & Jerry paid 5 < 6", Assert.Single(await _chat.MessagesAsync()).Text);
    }

    [Fact]
    public async Task A_broadcast_with_markup_that_Telegram_cannot_read_is_rejected()
    {
        var outcome = await _lab.SendAsync(SenderLab.Delivery(_chat.Id, isBroadcast: true, html: "<b>Sale</i>"));

        Assert.Equal(DeliveryResult.Rejected, outcome.Result);
        Assert.Empty(await _chat.MessagesAsync());
    }

    [Fact]
    public async Task What_stays_wrong_without_its_markup_is_rejected_after_that()
    {
        await _telegram.InjectAsync(new(
            FaultKind.Error, "sendMessage", Status: 400, Count: 2, Description: "Bad Request: can't parse entities"));

        var outcome = await _lab.SendAsync(SenderLab.Delivery(_chat.Id, isBroadcast: false));

        Assert.Equal(DeliveryResult.Rejected, outcome.Result);
        Assert.Equal(2, await FaultsAsync());
    }

    private async Task<long> FaultsAsync() =>
        (await _telegram.SendAsync<StatisticsView>(HttpMethod.Get, "/sim/statistics"))
        .Methods.GetValueOrDefault("sendMessage")?.Faults ?? 0;
}
