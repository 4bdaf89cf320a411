using System.Globalization;
using LittleShop.BotWorker.Telegram;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Fixtures;

/// <summary>The bot worker's own program in this process, between an Api and a simulated Telegram.</summary>
internal sealed class BotHost : WebApplicationFactory<TelegramOptions>
{
    private readonly Dictionary<string, string?> _settings;
    private readonly ILoggerProvider? _log;

    private BotHost(Dictionary<string, string?> settings, ILoggerProvider? log)
    {
        (_settings, _log) = (settings, log);
        UseKestrel(settings.Remove("port", out var port) ? int.Parse(port!, CultureInfo.InvariantCulture) : 0);
    }

    public Uri Address => ClientOptions.BaseAddress;

    public static BotHost Start(
        Uri api, string cache, SimulatedTelegram telegram, ILoggerProvider? log = null,
        params IEnumerable<(string Key, string Value)> settings)
    {
        var all = SettingsFor(api, cache, telegram);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var host = new BotHost(all, log);
        host.StartServer();
        return host;
    }

    public static Dictionary<string, string?> SettingsFor(Uri api, string cache, SimulatedTelegram telegram) => new()
    {
        ["ConnectionStrings:cache"] = cache,
        ["services:api:http:0"] = api.AbsoluteUri.TrimEnd('/'),
        ["Api:Key"] = ShopHost.BotKey,
        ["Telegram:BotToken"] = SimulatedTelegram.Token,
        ["Telegram:ApiBaseUrl"] = telegram.BaseUrl,
        ["Telegram:PaymentProviderToken"] = "provider-token-for-tests",
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(OwnMeters.Use);
        builder.ConfigureServices(services =>
        {
            if (_log is not null)
            {
                services.AddSingleton(_log);
            }
        });
    }
}
