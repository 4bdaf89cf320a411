using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Api.Notifications;

public sealed class PushServiceTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private static readonly PushMessage _message = PushMessage.Test("Pixel");
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Theory]
    [InlineData(200, DeliveryResult.Sent)]
    [InlineData(201, DeliveryResult.Sent)]
    [InlineData(202, DeliveryResult.Sent)]
    [InlineData(404, DeliveryResult.Unreachable)]
    [InlineData(410, DeliveryResult.Unreachable)]
    [InlineData(413, DeliveryResult.Rejected)]
    [InlineData(400, DeliveryResult.Rejected)]
    [InlineData(401, DeliveryResult.Retry)]
    [InlineData(403, DeliveryResult.Retry)]
    [InlineData(429, DeliveryResult.Retry)]
    [InlineData(500, DeliveryResult.Retry)]
    [InlineData(503, DeliveryResult.Retry)]
    public async Task Each_answer_means_what_the_standard_says(int status, DeliveryResult means)
    {
        var browser = _push.NewBrowser();
        browser.AnswerWith(status);

        var answer = await SendAsync(browser);

        Assert.Equal(means, answer.Result);
        Assert.Contains(status.ToString(provider: null), answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, browser.Attempts);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "Fri, 31 Dec 9999 23:59:59 GMT", 1_000_000)]
    [InlineData(429, "Mon, 01 Jan 2001 00:00:00 GMT", null)]
    [InlineData(429, "soon", null)]
    public async Task A_service_that_asks_to_wait_is_understood(int status, string retryAfter, int? atLeast)
    {
        var browser = _push.NewBrowser();
        browser.AnswerWith(status, "Retry-After", retryAfter);

        var answer = await SendAsync(browser);

        Assert.Equal(atLeast is not null, answer.RetryAfter is not null);
        Assert.True(answer.RetryAfter is null || answer.RetryAfter.Value.TotalSeconds >= atLeast);
    }

    [Fact]
    public async Task A_redirection_is_never_followed()
    {
        var (browser, other) = (_push.NewBrowser(), _push.NewBrowser());
        browser.AnswerWith(307, "Location", other.Subscription.Endpoint);

        Assert.Equal(DeliveryResult.Rejected, (await SendAsync(browser)).Result);
        Assert.Equal(0, other.Attempts);
    }

    [Fact]
    public async Task Of_a_long_refusal_a_few_words_are_kept()
    {
        var browser = _push.NewBrowser();
        browser.AnswerWith(400, body: "bad\u0000 <b>token</b> " + new string('x', 5_000_000));

        var answer = await SendAsync(browser);

        Assert.Contains("bad  <b>token</b> xxx", answer.Text, StringComparison.Ordinal);
        Assert.InRange(answer.Text.Length, 20, 300);
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_left_after_ten_seconds()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var push = ActivatorUtilities.CreateInstance<PushService>(shop.Services, clock);
        var browser = _push.NewBrowser();
        browser.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        var sending = push.SendAsync(Target(browser), _message, Ct);
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the service was asked");
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(DeliveryResult.Retry, (await sending).Result);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://10.0.0.1/push")]
    [InlineData("https://localhost/push")]
    public async Task An_address_that_is_not_public_is_not_asked(string endpoint)
    {
        var target = Target(_push.NewBrowser()) with { Endpoint = endpoint };

        var answer = await shop.Services.GetRequiredService<PushService>().SendAsync(target, _message, Ct);

        Assert.Equal(DeliveryResult.Rejected, answer.Result);
        Assert.Contains("not on the public internet", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_is_tried_again_later()
    {
        var browser = _push.NewBrowser();
        await _push.DisposeAsync();

        Assert.Equal(DeliveryResult.Retry, (await SendAsync(browser)).Result);
    }

    [Fact]
    public async Task The_sender_s_token_is_made_once_for_a_service_and_anew_after_a_refusal()
    {
        var browser = _push.NewBrowser();
        var vapid = shop.Services.GetRequiredService<Vapid>();
        var endpoint = new Uri(browser.Subscription.Endpoint);
        var first = await vapid.AuthorizationAsync(endpoint, Ct);
        await SendAsync(browser);
        Assert.Equal(first, await vapid.AuthorizationAsync(new Uri(endpoint, "/push/another"), Ct));
        browser.AnswerWith(403);

        await SendAsync(browser);

        Assert.NotEqual(first, await vapid.AuthorizationAsync(endpoint, Ct));
    }

    private Task<PushAnswer> SendAsync(FakeBrowser browser) =>
        shop.Services.GetRequiredService<PushService>().SendAsync(Target(browser), _message, Ct);

    private static PushTarget Target(FakeBrowser browser) =>
        new(browser.Subscription.Endpoint, browser.PublicPoint, browser.Auth, Usable: true);
}
