using System.Net;
using LittleShop.Api.Notifications.Webhooks;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications.Webhooks;

public sealed class WebhookEndpointTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private const string Path = "/notifications/webhooks";
    private WebhookReceiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task A_secret_is_shown_once_and_never_again_in_any_list_log_or_refusal()
    {
        using var owner = await shop.AsAdminAsync();
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        hook.AnswerWith(400);
        var placed = await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => !hook.All.IsEmpty, "the first attempt");

        var secret = hook.Secret["whsec_".Length..];
        string[] paths = [Path, $"/notifications/deliveries?recipient={id}", $"/orders/{placed.Id}/deliveries"];
        foreach (var path in paths)
        {
            Assert.DoesNotContain(secret, await owner.GetStringAsync(path, Ct), StringComparison.Ordinal);
        }

        var refused = await owner.SendAsync(HttpMethod.Put, $"{Path}/{id}", new SaveWebhook("no address", null, null));
        Assert.DoesNotContain(secret, await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await using var db = shop.OpenDb();
        var stored = await db.WebhookEndpoints.AsNoTracking().SingleAsync(found => found.Id == id, Ct);
        Assert.DoesNotContain(secret, stored.ProtectedSecret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_rotation_a_receiver_with_either_secret_is_content()
    {
        using var owner = await shop.AsAdminAsync();
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);

        var rotated = await owner.PostAsync<WebhookSecret>($"{Path}/{id}/secret", new { });
        var tested = await owner.PostAsync<TestPushResult>($"{Path}/{id}/test", new { });

        Assert.True(tested.Sent, tested.Message);
        var came = Assert.Single(hook.All);
        Assert.Equal("webhook.test", came.Type);
        Assert.NotEqual(hook.Secret, rotated.Secret);
        Assert.True(came.IsSignedWith(hook.Secret));
        Assert.True(came.IsSignedWith(rotated.Secret));
        Assert.False(came.IsSignedWith(WebhookSecrets.New()));
    }

    [Fact]
    public async Task Where_the_keys_that_protected_a_secret_are_lost_a_rotation_mends_it()
    {
        using var owner = await shop.AsAdminAsync();
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        await using var db = shop.OpenDb();
        await db.WebhookEndpoints.Where(found => found.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.ProtectedSecret, "from another time"), Ct);
        var before = await owner.PostAsync<TestPushResult>($"{Path}/{id}/test", new { });
        Assert.Contains("Rotate it", before.Message, StringComparison.Ordinal);

        var rotated = await owner.PostAsync<WebhookSecret>($"{Path}/{id}/secret", new { });
        var tested = await owner.PostAsync<TestPushResult>($"{Path}/{id}/test", new { });

        Assert.True(tested.Sent, tested.Message);
        Assert.True(Assert.Single(hook.All).IsSignedWith(rotated.Secret));
        Assert.False(Assert.Single(hook.All).IsSignedWith(hook.Secret));
    }

    [Fact]
    public async Task Who_may_not_manage_endpoints_reads_no_address_of_one()
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var (named, bare) = (_receiver.NewHook(), _receiver.NewHook());
        await shop.AddWebhookAsync(bare);
        using var owner = await shop.AsAdminAsync();
        await owner.PostAsync<WebhookSecret>(Path, new SaveWebhook(named.Url, "Bookkeeping", null));
        await using (var db = shop.OpenDb())
        {
            await db.WebhookEndpoints.ExecuteUpdateAsync(
                set => set.SetProperty(found => found.ChangedAt, DateTimeOffset.UnixEpoch), Ct);
        }

        var placed = await shop.PlaceOrderAsync();
        var told = await viewer.GetAsync<List<DeliveryView>>($"/orders/{placed.Id}/deliveries");
        await using (var db = shop.OpenDb())
        {
            await db.Deliveries.Where(row => row.OrderId == placed.Id && row.Channel == Channel.Webhook)
                .ExecuteDeleteAsync(Ct);
        }

        var report = await viewer.GetAsync<CoverageReport>("/notifications/coverage");
        var gaps = report.Gaps.Where(gap => gap.OrderId == placed.Id).Select(gap => gap.Recipient).ToList();
        var rows = told.Where(row => row.Channel is Channel.Webhook).Select(row => row.Recipient).ToList();
        foreach (var recipients in (List<string>[])[rows, gaps])
        {
            Assert.Contains("Bookkeeping", recipients);
            Assert.Contains(new Uri(bare.Url).Authority, recipients);
            Assert.DoesNotContain(recipients, name => name.Contains('/', StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_test_that_fails_says_why()
    {
        using var owner = await shop.AsAdminAsync();
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        hook.AnswerWith(403);

        var tested = await owner.PostAsync<TestPushResult>($"{Path}/{id}/test", new { });

        Assert.False(tested.Sent);
        Assert.Contains("refused it (403)", tested.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "not on the public internet")]
    [InlineData("http://10.0.0.7/hook", "not on the public internet")]
    [InlineData("https://[::1]/hook", "not on the public internet")]
    [InlineData("https://shop.internal/hook", "not on the public internet")]
    [InlineData("https://me:pass@example.org/hook", "user name or a password")]
    [InlineData("ftp://example.org/hook", "must begin with https")]
    [InlineData("http://example.org/hook", "begins with https")]
    public async Task An_address_inside_or_of_another_kind_is_refused_and_nothing_is_kept(string url, string why)
    {
        using var owner = await shop.AsAdminAsync();
        await using var db = shop.OpenDb();
        var before = await db.WebhookEndpoints.CountAsync(Ct);

        var answer = await owner.SendAsync(HttpMethod.Post, Path, new SaveWebhook(url, null, null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, (await answer.ProblemAsync()).Detail, StringComparison.Ordinal);
        Assert.Equal(before, await db.WebhookEndpoints.CountAsync(Ct));
    }

    [Fact]
    public async Task An_address_that_turned_inside_after_it_was_added_is_not_asked()
    {
        using var owner = await shop.AsAdminAsync();
        var id = await shop.AddWebhookAsync(_receiver.NewHook());
        await using var db = shop.OpenDb();
        await db.WebhookEndpoints.Where(found => found.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.Url, "http://localhost:1/hook"), Ct);

        var tested = await owner.PostAsync<TestPushResult>($"{Path}/{id}/test", new { });

        Assert.Contains("not on the public internet", tested.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_hears_the_events_it_asked_for_and_a_change_counts_from_then_on()
    {
        using var owner = await shop.AsAdminAsync();
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook, PaymentConfirmed);
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, OrderStatus.PaymentReceived);

        var changed = await owner.PutAsync<WebhookView>(
            $"{Path}/{id}", new SaveWebhook(hook.Url, "  Book\nkeeping ", [Accepted, Accepted]));
        await shop.MoveAsync(placed.Id, OrderStatus.Accepted);
        await Deadline.UntilAsync(() => hook.Taken.Count() == 2, "both events");

        Assert.Equal(["order.payment_confirmed", "order.accepted"], hook.Taken.Select(came => came.Type));
        Assert.Equal(("Book keeping", Accepted), (changed.Description, Assert.Single(changed.Kinds!)));
        var none = await owner.SendAsync(HttpMethod.Put, $"{Path}/{id}", new SaveWebhook(hook.Url, null, []));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        var unknown = await owner.SendAsync(HttpMethod.Delete, $"{Path}/{Guid.NewGuid()}", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}

/// <summary>On a shop of its own: it fills it with endpoints.</summary>
public sealed class WebhookLimitTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Of_many_that_are_added_at_once_only_as_many_stay_as_there_may_be()
    {
        using var owner = await shop.AsAdminAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, AddWebhook.MostEndpoints + 5).Select(number =>
            owner.SendAsync(
                HttpMethod.Post, "/notifications/webhooks",
                new SaveWebhook($"http://127.0.0.1:1/{number}", null, null))));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        var kept = await owner.GetAsync<List<WebhookView>>("/notifications/webhooks");
        Assert.Equal(AddWebhook.MostEndpoints, kept.Count);
    }
}
