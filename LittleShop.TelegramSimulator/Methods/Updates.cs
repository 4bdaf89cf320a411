using System.Text.Json;
using System.Text.RegularExpressions;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>How the bot hears: by asking, or by being called.</summary>
internal static partial class Updates
{
    public static async ValueTask<Answer> Get(Call call, CancellationToken ct)
    {
        var parameters = call.Parameters;
        if (call.Bot.Webhook is not null)
        {
            throw Refusal.Conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        call.Bot.Updates.Allow(AllowedUpdates(parameters));
        var timeout = TimeSpan.FromSeconds(parameters.Integer("timeout", 0, 0, 50));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            ct, call.Get<IHostApplicationLifetime>().ApplicationStopping);
        return new Answer(await call.Bot.Updates.PollAsync(
            parameters.Integer("offset") ?? 0, parameters.Integer("limit", 100, 1, 100), timeout, ending.Token));
    }

    public static Answer SetWebhook(Call call)
    {
        var parameters = call.Parameters;
        var url = parameters.Text("url") ?? "";
        if (url.Length == 0)
        {
            return DeleteWebhook(call);
        }

        CheckUrl(url);
        var secret = parameters.Text("secret_token") is { Length: > 0 } given ? given : null;
        if (secret is not null && !SecretShape().IsMatch(secret))
        {
            throw Refusal.BadRequest(secret.Length > 256
                ? "secret token is too long"
                : "secret token contains unallowed characters");
        }

        var settings = new WebhookSettings(
            url, secret, parameters.Integer("max_connections", 40, 1, 100), parameters.Text("ip_address"));
        call.Bot.Updates.Allow(AllowedUpdates(parameters));
        ForgetPending(call);
        if (call.Bot.Webhook?.Settings == settings)
        {
            return Answer.Done("Webhook is already set");
        }

        call.Get<Webhooks>().Set(call.Bot, settings);
        return Answer.Done("Webhook was set");
    }

    public static Answer DeleteWebhook(Call call)
    {
        ForgetPending(call);
        return call.Get<Webhooks>().Set(call.Bot, null)
            ? Answer.Done("Webhook was deleted")
            : Answer.Done("Webhook is already deleted");
    }

    public static Answer GetWebhookInfo(Call call)
    {
        var (bot, settings) = (call.Bot, call.Bot.Webhook?.Settings);
        return new Answer(new WebhookInfo
        {
            Url = settings?.Url ?? "",
            PendingUpdateCount = bot.Updates.Pending,
            IpAddress = settings is null ? null : settings.IpAddress ?? "127.0.0.1",
            LastErrorDate = settings is null ? null : bot.WebhookErrors.Date,
            LastErrorMessage = settings is null ? null : bot.WebhookErrors.Message,
            MaxConnections = settings?.MaxConnections,
            AllowedUpdates = bot.Updates.Allowed is { } allowed ? [.. allowed] : null,
        });
    }

    /// <summary>Telegram calls HTTPS only; on this machine, plain HTTP is fine too.</summary>
    private static void CheckUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            throw Refusal.BadRequest("bad webhook: invalid URL specified");
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        {
            throw Refusal.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
    }

    private static void ForgetPending(Call call)
    {
        if (call.Parameters.Flag("drop_pending_updates"))
        {
            call.Bot.Updates.Clear();
        }
    }

    private static List<string>? AllowedUpdates(Parameters parameters)
    {
        if (parameters.Json("allowed_updates", "allowed updates") is not { } json)
        {
            return null;
        }

        return json.ValueKind == JsonValueKind.Array
            && json.EnumerateArray().All(kind => kind.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(kind => kind.GetString()!)]
            : throw Refusal.BadRequest("can't parse allowed updates: expected an Array of String");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretShape();
}
