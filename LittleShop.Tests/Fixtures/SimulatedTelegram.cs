using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using LittleShop.TelegramSimulator;
using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// Telegram on a free port of this machine, and its customers: a test writes, presses and pays as a person would, and
/// waits for what the bot says.
/// </summary>
internal sealed class SimulatedTelegram : IAsyncDisposable
{
    public const string Token = "1000000001:simulator-only-token-for-tests-000";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly WebApplication? _app;

    private SimulatedTelegram(WebApplication? app, Uri address)
    {
        _app = app;
        Address = address;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
    }

    /// <summary>Where a bot library finds its server, and a browser the chat page.</summary>
    public Uri Address { get; }

    /// <summary>The base address as bot libraries want it: without a slash at the end.</summary>
    public string BaseUrl => Address.AbsoluteUri.TrimEnd('/');

    public HttpClient Http { get; }

    /// <summary>Starts a simulator; settings are those of the section <c>Simulator</c>.</summary>
    /// <param name="clock">A clock of the test's own.</param>
    /// <param name="settings">Such as <c>("ChatBurst", "1")</c>.</param>
    public static async Task<SimulatedTelegram> StartAsync(
        TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var app = SimulatorApp.Build([], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(
                settings.Append(("BotToken", Token)).DistinctBy(setting => setting.Item1)
                    .Select(setting => KeyValuePair.Create("Simulator:" + setting.Item1, (string?)setting.Item2)));
            if (clock is not null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(clock));
            }
        });
        await app.StartAsync();
        return new SimulatedTelegram(app, new Uri(app.Urls.Single()));
    }

    /// <summary>Speaks to a simulator that runs somewhere else, such as one the AppHost started.</summary>
    public static SimulatedTelegram At(Uri address) => new(null, address);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>A bot of a well-known library on this Telegram; it neither waits nor repeats by itself.</summary>
    public TelegramBotClient NewBot() => new(
        new TelegramBotClientOptions(Token, BaseUrl) { RetryCount = 0, RetryThreshold = 0 },
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A bot without limits, for tests about something else and for load.</summary>
    public Task WithoutLimitsAsync() => SetLimitsAsync(new Limits(0, 0, 1));

    public Task SetLimitsAsync(Limits limits) => SendAsync<Limits>(HttpMethod.Put, "/sim/limits", limits);

    public async Task<SimulatedChat> NewChatAsync(
        string? firstName = null, string? language = null, bool started = true, string? username = null) =>
        new(this, await SendAsync<ChatView>(
            HttpMethod.Post, "/sim/chats",
            new NewChat(firstName, Username: username, LanguageCode: language, Started: started)));

    /// <summary>Makes something go wrong; see <see cref="FaultRule"/> for what.</summary>
    public Task<FaultView> InjectAsync(FaultRule fault) =>
        SendAsync<FaultView>(HttpMethod.Post, "/sim/faults", fault);

    public async Task ClearFaultsAsync() => (await Http.DeleteAsync("/sim/faults")).EnsureSuccessStatusCode();

    public Task RedeliverAsync(long updateId) =>
        SendAsync<Redelivered>(HttpMethod.Post, $"/sim/updates/{updateId}/redeliver");

    public Task<StatisticsView> StatisticsAsync() => SendAsync<StatisticsView>(HttpMethod.Get, "/sim/statistics");

    /// <summary>Accepted messages of all chats after a number, with the time each was accepted.</summary>
    public Task<JournalPage> JournalAsync(long after = 0, int limit = 10_000) =>
        SendAsync<JournalPage>(HttpMethod.Get, $"/sim/messages?after={after}&limit={limit}");

    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, object? body = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: _json),
        };
        using var answer = await Http.SendAsync(request, ct);
        Assert.True(
            answer.IsSuccessStatusCode,
            $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
        return (await answer.Content.ReadFromJsonAsync<T>(_json, ct))!;
    }
}
