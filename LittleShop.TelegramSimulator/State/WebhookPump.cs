using System.Text;
using System.Text.Json;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>What a bot asked for with <c>setWebhook</c>.</summary>
internal sealed record WebhookSettings(string Url, string? SecretToken, int MaxConnections, string? IpAddress);

/// <summary>The newest failure of a bot's webhook, for <c>getWebhookInfo</c>.</summary>
internal sealed class WebhookErrors
{
    public long? Date { get; private set; }
    public string? Message { get; private set; }

    public void Set(string message, DateTimeOffset at) => (Message, Date) = (message, at.ToUnixTimeSeconds());

    public void Clear() => (Message, Date) = (null, null);
}

/// <summary>
/// Posts updates to the bot's webhook: those of one customer one after another, those of many side by side. A failed
/// one is repeated until it succeeds, and the customer's later ones wait for it.
/// </summary>
internal sealed partial class WebhookPump(
    Bot bot, WebhookSettings settings, HttpClient client, TimeSpan firstRetry, TimeProvider clock,
    Func<Bot, JsonElement, CancellationToken, Task> callMethod, ILogger logger) : IDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int MostUnderWay = 1_000;
    private static readonly TimeSpan _longestRetry = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _connections = new(settings.MaxConnections);
    private readonly Dictionary<long, Task> _lanes = [];
    private int _underWay;

    public WebhookSettings Settings => settings;

    public void Start() => _ = RunAsync(_stop.Token);

    public void Dispose() => _stop.Cancel();

    private async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var changed = bot.Updates.Changed.NextAsync();
            foreach (var queued in bot.Updates.TakeForWebhook(MostUnderWay - Volatile.Read(ref _underWay)))
            {
                Interlocked.Increment(ref _underWay);
                var customer = queued.Update.CustomerId;
                _lanes[customer] = DeliverAsync(_lanes.GetValueOrDefault(customer, Task.CompletedTask), queued, ct);
            }

            foreach (var (customer, _) in _lanes.Where(lane => lane.Value.IsCompleted).ToList())
            {
                _lanes.Remove(customer);
            }

            await changed.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverAsync(Task before, QueuedUpdate queued, CancellationToken ct)
    {
        await before;
        var delivered = false;
        try
        {
            var pause = firstRetry;
            while (!delivered && !ct.IsCancellationRequested)
            {
                delivered = await TryPostAsync(queued.Update, ct);
                if (!delivered)
                {
                    await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    pause = pause * 2 > _longestRetry ? _longestRetry : pause * 2;
                }
            }
        }
        finally
        {
            bot.Updates.Finish(queued, delivered);
            if (Interlocked.Decrement(ref _underWay) == MostUnderWay - 1)
            {
                bot.Updates.Changed.Pulse();
            }
        }
    }

    private async Task<bool> TryPostAsync(Update update, CancellationToken ct)
    {
        try
        {
            await _connections.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url)
            {
                Content = new StringContent(
                    JsonSerializer.Serialize(update, WireJson.Dialect), Encoding.UTF8, "application/json"),
            };
            if (settings.SecretToken is not null)
            {
                request.Headers.Add(SecretHeader, settings.SecretToken);
            }

            using var answer = await client.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode)
            {
                Fail($"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}");
                return false;
            }

            await CarryOutAsync(await answer.Content.ReadAsStringAsync(ct), ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Fail(e switch
            {
                TaskCanceledException => "Read timeout expired",
                HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "Connection refused",
                _ => e.Message,
            });
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            _connections.Release();
        }
    }

    /// <summary>A bot may answer an update with a method call in the body.</summary>
    private async Task CarryOutAsync(string body, CancellationToken ct)
    {
        if (!body.AsSpan().TrimStart().StartsWith('{') || !body.Contains("\"method\"", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            await callMethod(bot, JsonElement.Parse(body), ct);
        }
        catch (JsonException e)
        {
            LogUnreadable(e.Message);
        }
    }

    private void Fail(string reason)
    {
        bot.WebhookErrors.Set(reason, clock.GetUtcNow());
        LogFailed(settings.Url, reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Url} failed: {Reason}")]
    private partial void LogFailed(string url, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook answered with a call that is no JSON: {Reason}")]
    private partial void LogUnreadable(string reason);
}
