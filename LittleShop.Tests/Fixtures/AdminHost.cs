using System.Net;
using System.Text.RegularExpressions;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace LittleShop.Tests.Fixtures;

/// <summary>The real admin server on a free port, in front of an Api of the test's choice.</summary>
internal sealed partial class AdminHost : WebApplicationFactory<OrderFeed>
{
    private readonly Uri _api;
    private readonly IReadOnlyDictionary<string, string?> _settings;

    public AdminHost(Uri api, IReadOnlyDictionary<string, string?>? settings = null)
    {
        (_api, _settings) = (api, settings ?? new Dictionary<string, string?>());
        // The admin's project file switches this on for its own process; here it runs inside the tests' one.
        AppContext.SetSwitch(
            "Microsoft.AspNetCore.Components.Endpoints.NavigationManager.DisableThrowNavigationException", true);
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A browser without scripts: keeps cookies, does not follow redirects.</summary>
    public HttpClient Browser(CookieContainer? cookies = null) => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies ?? new CookieContainer(),
    })
    {
        BaseAddress = Address,
    };

    /// <summary>Fills in the login form as a browser does, with its antiforgery field.</summary>
    public static async Task<HttpResponseMessage> LogInAsync(
        HttpClient browser, string email, string password, string page = "/login")
    {
        var ct = TestContext.Current.CancellationToken;
        var html = await browser.GetStringAsync(page, ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = VerificationToken().Match(html).Groups["value"].Value,
            ["Form.Email"] = email,
            ["Form.Password"] = password,
        });
        var action = WebUtility.HtmlDecode(FormAction().Match(html).Groups["value"].Value);
        return await browser.PostAsync(action, form, ct);
    }

    /// <summary>Lets a fake Api know one admin, and gives it what the frame of every page reads.</summary>
    public static void Welcome(FakeApi api, string role = Roles.Owner) => api
        .On("POST /auth/login", new LoggedIn(
            "secret-token-of-the-api", TimeProvider.System.GetUtcNow().AddHours(8),
            new AdminView(Guid.NewGuid(), "ada@example.org", "Ada Lovelace", role, false)))
        .On("GET /dashboard", An.Dashboard())
        .On("GET /orders", new Page<OrderSummary>([], null));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("services:api:http:0", _api.ToString());
        builder.UseSetting("Api:Key", "the-admin-key");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<value>[^"]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex VerificationToken();

    [GeneratedRegex("""<form[^>]*action="(?<value>[^"]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex FormAction();
}
