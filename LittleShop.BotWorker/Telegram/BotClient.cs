using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Makes the client that speaks to Telegram.</summary>
internal static class BotClient
{
    /// <summary>
    /// Its HttpClient is its own, for two reasons: every address holds the token, so nothing may log or trace one;
    /// and the library must neither wait nor repeat by itself, because the whole bot pauses when it is told to.
    /// </summary>
    public static ITelegramBotClient Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TelegramOptions>>().Value;
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null, // leaves out the handler that writes addresses into traces
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        var address = string.IsNullOrEmpty(options.ApiBaseUrl) ? null : options.ApiBaseUrl.TrimEnd('/');
        return new TelegramBotClient(
            new TelegramBotClientOptions(options.BotToken, address) { RetryCount = 0, RetryThreshold = 0 },
            new HttpClient(new WireWitness(handler)) { Timeout = TimeSpan.FromSeconds(60) });
    }
}
