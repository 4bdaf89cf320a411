using System.Collections.Concurrent;
using System.Diagnostics;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Bot;

/// <summary>Whoever has the token is the bot: it stands in no log line and no trace.</summary>
public sealed class SecrecyTests(ChatShop world) : IClassFixture<ChatShop>
{
    // One of its own: traces are heard of the whole process, and other tests call their simulators by their address.
    private const string Token = "1000000002:a-secret-that-no-other-test-knows-000";
    private static readonly string _secret = Token.Split(':')[1];

    [Fact]
    public async Task The_token_is_never_logged_nor_traced_not_even_when_calls_fail()
    {
        await using var telegram = await SimulatedTelegram.StartAsync(settings: ("BotToken", Token));
        using var log = new Listener();
        using var traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // The simulators of this process serve addresses with the token in them: that side is Telegram's.
                if (activity.Kind != ActivityKind.Server)
                {
                    log.Lines.Enqueue(activity.DisplayName
                        + string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")));
                }
            },
        };
        ActivitySource.AddActivityListener(traces);
        await using var bot = BotHost.Start(
            world.Shop.Address, world.BotCache.ConnectionString, telegram, log,
            ("Telegram:BotToken", Token), ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:System.Net.Http", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"));
        var chat = await telegram.NewChatAsync("Ada");
        var menu = await chat.StartAsync();
        await telegram.InjectAsync(new(FaultKind.Drop, "editMessageText", chat.Id, Count: 2));
        await telegram.InjectAsync(new(FaultKind.Error, "getUpdates", Count: 1));

        await chat.PressAsync(menu, "❓ Help");
        await chat.WaitForTextAsync("How I can help");
        await chat.SendAsync("/cart");
        await chat.WaitForTextAsync("Your cart is empty");

        Assert.Contains(log.Lines, line => line.Contains("update CallbackQuery", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(_secret, StringComparison.Ordinal));
    }

    private sealed class Listener : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
