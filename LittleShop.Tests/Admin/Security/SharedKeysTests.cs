using System.Net;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Security;

public sealed class SharedKeysTests : IAsyncLifetime
{
    private FakeApi _api = null!;
    private CacheServer _cache = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        AdminHost.Welcome(_api);
        _cache = await CacheServer.StartNewAsync();
    }

    [Fact]
    public async Task A_cookie_of_one_copy_opens_the_other()
    {
        await using var first = Start();
        var cookies = await LogInAsync(first);
        await using var second = Start();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, cookies));
    }

    [Fact]
    public async Task A_dead_cache_stops_neither_who_is_in_nor_who_comes()
    {
        await using var admin = Start();
        var cookies = await LogInAsync(admin);

        await _cache.KillAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(admin, cookies));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(admin, await LogInAsync(admin)));
    }

    [Fact]
    public async Task A_copy_that_starts_without_the_cache_works_on_its_own()
    {
        await _cache.KillAsync();
        await using var admin = Start();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(admin, await LogInAsync(admin)));
    }

    public async ValueTask DisposeAsync()
    {
        await _cache.DisposeAsync();
        await _api.DisposeAsync();
    }

    private AdminHost Start() => new(
        _api.Address,
        new Dictionary<string, string?> { ["ConnectionStrings:cache"] = _cache.ConnectionString });

    private static async Task<CookieContainer> LogInAsync(AdminHost admin)
    {
        var cookies = new CookieContainer();
        using var browser = admin.Browser(cookies);
        (await AdminHost.LogInAsync(browser, "ada@example.org", "right")).Dispose();

        // Two copies on one machine differ by their port only, which a cookie jar ignores as a browser does.
        return cookies;
    }

    private static async Task<HttpStatusCode> StatusAsync(AdminHost admin, CookieContainer cookies)
    {
        using var browser = admin.Browser(cookies);
        using var answer = await browser.GetAsync("/", Ct);
        return answer.StatusCode;
    }
}
