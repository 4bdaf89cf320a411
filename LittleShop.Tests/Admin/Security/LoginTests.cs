using System.Net;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Security;

public sealed class LoginTests : IClassFixture<AdminWithFakeApi>
{
    private readonly FakeApi _api;
    private readonly AdminHost _admin;

    public LoginTests(AdminWithFakeApi shop)
    {
        shop.Begin();
        (_api, _admin) = (shop.Api, shop.Admin);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_opens_the_shop_and_the_token_stays_in_the_cookie()
    {
        using var browser = _admin.Browser();

        using var answer = await AdminHost.LogInAsync(browser, "ada@example.org", "right");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(_admin.Address, new Uri(_admin.Address, answer.Headers.Location!));
        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"),
            set => set.StartsWith("littleshop-admin=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret-token", cookie, StringComparison.Ordinal);
        var page = await browser.GetStringAsync("/", Ct);
        Assert.Contains("To accept", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", page, StringComparison.Ordinal);
        Assert.Equal("Bearer secret-token-of-the-api", _api.AskedFor("GET /dashboard").First().Authorization);
    }

    [Theory]
    [InlineData(401, null, "The e-mail or the password is wrong.")]
    [InlineData(429, null, "Too many attempts. Wait a few minutes and try again.")]
    [InlineData(401, "Locked for 5 minutes.", "Locked for 5 minutes.")]
    public async Task A_refused_login_says_why_and_sets_no_cookie(int status, string? detail, string words)
    {
        _api.On("POST /auth/login", new { title = "Refused", detail }, status);
        using var browser = _admin.Browser();

        using var answer = await AdminHost.LogInAsync(browser, "ada@example.org", "wrong");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("ada@example.org", html, StringComparison.Ordinal); // not typed again
        Assert.DoesNotContain("wrong\"", html, StringComparison.Ordinal); // but the password is
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(cookie => cookie.StartsWith("littleshop-admin=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_silent_Api_is_not_a_wrong_password()
    {
        var api = await FakeApi.StartAsync();
        await using var admin = new AdminHost(api.Address);
        using var browser = admin.Browser();
        await api.DisposeAsync();

        using var answer = await AdminHost.LogInAsync(browser, "ada@example.org", "right");

        Assert.Contains("does not answer", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orders?status=Packing", "/orders?status=Packing")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task After_login_one_comes_back_to_this_site_only(string returnUrl, string expected)
    {
        using var browser = _admin.Browser();

        using var answer = await AdminHost.LogInAsync(
            browser, "ada@example.org", "right", $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var to = new Uri(_admin.Address, answer.Headers.Location!);
        Assert.Equal(new Uri(_admin.Address, expected), to);
    }

    [Fact]
    public async Task A_login_without_the_antiforgery_field_is_refused()
    {
        using var browser = _admin.Browser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["Form.Email"] = "ada@example.org",
            ["Form.Password"] = "right",
        });

        using var answer = await browser.PostAsync("/login", form, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_api.AskedFor("POST /auth/login"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/orders")]
    [InlineData("/orders/0b5f7a52-6b0e-4c58-b8a5-3f2f7a1c9d10")]
    [InlineData("/products")]
    [InlineData("/products/import")]
    [InlineData("/customers")]
    [InlineData("/team")]
    [InlineData("/devices")]
    [InlineData("/notifications")]
    [InlineData("/photos/0b5f7a52-6b0e-4c58-b8a5-3f2f7a1c9d10")]
    [InlineData("/push/key")]
    [InlineData("/session-ended")]
    [InlineData("/dev/gallery")]
    public async Task A_stranger_is_sent_to_the_login(string path)
    {
        using var browser = _admin.Browser();

        using var answer = await browser.GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/login", new Uri(_admin.Address, answer.Headers.Location!).AbsolutePath);
        Assert.DoesNotContain(_api.Asked, asked => asked.Authorization.Length > 0);
    }

    [Fact]
    public async Task A_stranger_opens_no_circuit()
    {
        using var browser = _admin.Browser();

        using var answer = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
