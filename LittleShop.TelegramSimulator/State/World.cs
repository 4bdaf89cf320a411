using System.Collections.Concurrent;
using LittleShop.TelegramSimulator.Wire;
using Microsoft.Extensions.Options;

namespace LittleShop.TelegramSimulator.State;

/// <summary>All there is: bots, their chats, and the rules they live under. In memory only.</summary>
internal sealed class World
{
    private const long FirstCustomerId = 700_000_000;
    private static readonly string[] _emoji =
        ["🦊", "🐼", "🦉", "🐙", "🐝", "🦄", "🐧", "🦁", "🐢", "🦋", "🐬", "🐰", "🦜", "🐨", "🦔", "🐳"];

    private readonly ConcurrentDictionary<string, Bot> _bots;
    private readonly Limits _configuredLimits;
    private long _lastCustomerId = FirstCustomerId;

    public World(IOptions<SimulatorOptions> options, FileStore files, TimeProvider clock)
    {
        Options = options.Value;
        Clock = clock;
        Files = files;
        Journal = new Journal(Options.MessagesKept);
        StartedAt = clock.GetUtcNow();
        _configuredLimits = new Limits(
            Options.MessagesPerSecond, Options.ChatMessagesPerSecond, Math.Max(1, Options.ChatBurst));
        Limits = _configuredLimits;
        _bots = new ConcurrentDictionary<string, Bot>(
            Tokens(Options.BotToken).Select((token, index) => KeyValuePair.Create(token, NewBot(token, index))));
        MainBot = _bots[Tokens(Options.BotToken)[0]];
        AddCanary();
    }

    public SimulatorOptions Options { get; }
    public TimeProvider Clock { get; }
    public FileStore Files { get; }
    public Journal Journal { get; }
    public Faults Faults { get; } = new();
    public Statistics Statistics { get; } = new();
    public LiveFeed Live { get; } = new();
    public DateTimeOffset StartedAt { get; }
    public Limits Limits { get; set; }
    public Bot MainBot { get; }
    public IEnumerable<Bot> Bots => _bots.Values.OrderBy(bot => bot != MainBot).ThenBy(bot => bot.Me.Id);
    public ConcurrentDictionary<long, CustomerChat> Chats { get; } = new();

    public Bot? FindBot(string token) => _bots.GetValueOrDefault(token);

    public CustomerChat AddChat(Bot bot, Func<long, User> person, bool started, long? id = null)
    {
        while (true)
        {
            var userId = id ?? Interlocked.Increment(ref _lastCustomerId);
            var emoji = _emoji[(int)(userId % _emoji.Length)];
            var chat = new CustomerChat(bot, person(userId), emoji, Clock.GetUtcNow()) { Started = started };
            if (Chats.TryAdd(userId, chat))
            {
                return chat;
            }

            if (id is not null)
            {
                return Chats[userId];
            }
        }
    }

    /// <summary>Somebody who never writes and may be written to: who proves that messages arrive.</summary>
    private void AddCanary()
    {
        if (Options.CanaryChatId > 0)
        {
            AddChat(
                MainBot, id => new User { Id = id, IsBot = false, FirstName = "Canary", LanguageCode = "en" },
                started: true, Options.CanaryChatId);
        }
    }

    /// <summary>Back to the start: no chats, updates, faults or files; bots keep their tokens and webhooks.</summary>
    public void Reset()
    {
        Chats.Clear();
        Journal.Clear();
        Faults.Clear();
        Statistics.Clear();
        Files.Clear();
        Limits = _configuredLimits;
        foreach (var bot in _bots.Values)
        {
            bot.Updates.Clear();
            bot.Callbacks.Clear();
            bot.Questions.Clear();
            bot.InvoiceLinks.Clear();
            lock (bot.RateGate)
            {
                bot.Rate.Refill();
            }
        }

        AddCanary();
    }

    private static string[] Tokens(string configured) =>
        configured.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Bot NewBot(string token, int index)
    {
        var number = index == 0 ? "" : $"{index + 1}";
        var letters = string.Concat(Options.BotName.Where(char.IsAsciiLetterOrDigit));
        var me = new User
        {
            Id = long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), null),
            IsBot = true,
            FirstName = Options.BotName + (index == 0 ? "" : " " + number),
            Username = $"{letters}{number}Bot",
        };
        return new Bot(token, me, new UpdateQueue(Options.UpdatesKept, Clock));
    }
}
