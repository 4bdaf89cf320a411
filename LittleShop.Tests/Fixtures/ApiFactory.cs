using LittleShop.Api.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace LittleShop.Tests.Fixtures;

/// <summary>Starts the Api's own program on a free port.</summary>
internal sealed class ApiFactory : WebApplicationFactory<ShopDb>
{
    private readonly string _database;
    private readonly string _cache;
    private readonly IDictionary<string, string?> _settings;
    private readonly Lazy<Uri> _address;

    public ApiFactory(string database, string cache, IDictionary<string, string?> settings)
    {
        (_database, _cache, _settings) = (database, cache, settings);
        UseKestrel(0);
        _address = new(() =>
        {
            StartServer();
            return ClientOptions.BaseAddress;
        });
    }

    public Uri Address => _address.Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureTestServices(NamedFaults.Add);
        builder.ConfigureTestServices(OwnMeters.Use);
        foreach (var (key, value) in new Dictionary<string, string?>(Usual())
        {
            ["ConnectionStrings:shop"] = _database,
            ["ConnectionStrings:cache"] = _cache,
        }.Concat(_settings))
        {
            builder.UseSetting(key, value);
        }
    }

    private static Dictionary<string, string?> Usual() => new()
    {
        ["ServiceKeys:Bot"] = ShopHost.BotKey,
        ["ServiceKeys:Admin"] = ShopHost.AdminKey,
        ["Owner:Email"] = ShopHost.OwnerEmail,
        ["Owner:Password"] = ShopHost.Password,
        ["Shop:BankDetails"] = "Sort code 00-00-00\nAccount 12345678",
        ["Shop:BankAccountName"] = "LittleShop Ltd",
        ["Demo:Enabled"] = "false",
        ["Jobs:Enabled"] = "false",
        ["Outbound:AllowedHosts:0"] = "127.0.0.1",
    };
}
