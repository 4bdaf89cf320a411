using LittleShop.TelegramSimulator.BotApi;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Starts and stops the webhooks of the bots.</summary>
internal sealed class Webhooks(
    World world, IServiceProvider services, ILogger<WebhookPump> logger) : IDisposable
{
    private readonly Lock _gate = new();

    // Its own client, not the factory's: the pump repeats in its own order and rhythm.
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Replaces a bot's webhook; null removes it. False when there was none to remove.</summary>
    public bool Set(Bot bot, WebhookSettings? settings)
    {
        lock (_gate)
        {
            var before = bot.Webhook;
            bot.Webhook = settings is null ? null : NewPump(bot, settings);
            before?.Dispose();
            bot.WebhookErrors.Clear();
            if (bot.Webhook is { } pump)
            {
                bot.Updates.EndPoll("terminated by setWebhook request");
                pump.Start();
            }

            return before is not null;
        }
    }

    public void Dispose()
    {
        foreach (var bot in world.Bots)
        {
            bot.Webhook?.Dispose();
        }

        _client.Dispose();
    }

    private WebhookPump NewPump(Bot bot, WebhookSettings settings) => new(
        bot, settings, _client, TimeSpan.FromSeconds(world.Options.WebhookRetrySeconds), world.Clock,
        (owner, body, ct) => BotApiEndpoint.CallFromWebhookAsync(owner, body, services, ct), logger);
}
