using System.Net;
using System.Net.Http.Json;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Security;

public sealed class SessionTests : IClassFixture<AdminWithFakeApi>, IAsyncLifetime
{
    private readonly FakeApi _api;
    private readonly AdminHost _admin;
    private readonly HttpClient _browser;

    public SessionTests(AdminWithFakeApi shop)
    {
        shop.Begin();
        (_api, _admin) = (shop.Api, shop.Admin);
        _browser = _admin.Browser();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (await AdminHost.LogInAsync(_browser, "ada@example.org", "right")).Dispose();
    }

    [Fact]
    public async Task Another_site_cannot_sign_an_admin_out()
    {
        using var answer = await _browser.PostAsync("/logout", new FormUrlEncodedContent([]), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/"));
    }

    [Fact]
    public async Task A_token_the_Api_no_longer_knows_ends_the_session()
    {
        _api.Refuse("GET /auth/me", 401, "Disabled.");

        using var answer = await _browser.GetAsync("/session-ended", Ct);

        Assert.Equal("/login?ended=true", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("/orders"));
    }

    [Fact]
    public async Task A_link_to_the_end_of_a_session_that_is_alive_does_nothing()
    {
        _api.On("GET /auth/me", new AdminView(Guid.NewGuid(), "ada@example.org", "Ada", Roles.Owner, false));

        using var answer = await _browser.GetAsync("/session-ended", Ct);

        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/"));
    }

    [Fact]
    public async Task A_page_drawn_with_a_dead_token_leads_out()
    {
        _api.Refuse("GET /orders", 401, "Signed out everywhere.");

        using var answer = await _browser.GetAsync("/orders", Ct);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/session-ended", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_forbid_frames_foreign_scripts_and_guessing()
    {
        using var answer = await _browser.GetAsync("/", Ct);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security")); // plain http: a browser would ignore it
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_comes_through_with_the_admins_token_and_may_be_kept()
    {
        var photo = Guid.NewGuid();
        _api.On($"GET /photos/{photo}", _ => Task.FromResult(new Answer(200, (byte[])[1, 2, 3])));

        using var answer = await _browser.GetAsync($"/photos/{photo}?width=320", Ct);

        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl.Private);
        var asked = Assert.Single(_api.AskedFor($"GET /photos/{photo}"));
        Assert.Equal(("?width=320", "Bearer secret-token-of-the-api"), (asked.Query, asked.Authorization));
    }

    [Theory]
    [InlineData("text/html,*/*;q=0.8", true)]
    [InlineData("*/*", false)]
    public async Task Whoever_lands_nowhere_gets_a_page_and_a_script_the_bare_status(string accept, bool page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var answer = await _browser.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(
            page, (await answer.Content.ReadAsStringAsync(Ct)).Contains("data-testid=\"not-found\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_photo_is_not_kept()
    {
        using var answer = await _browser.GetAsync($"/photos/{Guid.NewGuid()}", Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    public async Task The_service_worker_renews_a_subscription_and_no_other_site_does(
        string site, HttpStatusCode expected)
    {
        _api.On("PUT /push/subscriptions", new PushDevice(Guid.NewGuid(), "Chrome", An.Noon, null, null));
        using var request = new HttpRequestMessage(HttpMethod.Put, "/push/subscription");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Content = JsonContent.Create(new SubscribePush("https://push.example/1", "key", "auth", null));

        using var answer = await _browser.SendAsync(request, Ct);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, _api.AskedFor("PUT /push/subscriptions").Count());
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _browser.GetAsync(path, Ct);
        return answer.StatusCode;
    }
}
