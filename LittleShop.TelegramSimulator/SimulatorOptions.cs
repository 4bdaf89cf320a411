namespace LittleShop.TelegramSimulator;

/// <summary>Section <c>Simulator</c>. The rates can also be changed while it runs, by <c>PUT /sim/limits</c>.</summary>
internal sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>Tokens the simulator accepts, each a bot of its own; several are separated by commas.</summary>
    public string BotToken { get; init; } = "1000000001:simulator-only-token-for-local-work";

    /// <summary>The bot's name as customers see it.</summary>
    public string BotName { get; init; } = "LittleShop";

    /// <summary>A chat that is there from the start, for the shop's canary; 0: none.</summary>
    public long CanaryChatId { get; init; }

    /// <summary>New messages a second over all chats of a bot; 0 switches the limit off.</summary>
    public double MessagesPerSecond { get; init; } = 30;

    /// <summary>New messages a second to one chat; 0 switches the limit off.</summary>
    public double ChatMessagesPerSecond { get; init; } = 1;

    /// <summary>New messages to one chat that may come at once before its rate counts.</summary>
    public int ChatBurst { get; init; } = 5;

    /// <summary>Seconds a pressed button waits for its answer before the query is too old.</summary>
    public double CallbackSeconds { get; init; } = 30;

    /// <summary>Seconds the bot has to answer a pre-checkout or shipping query before the payment fails.</summary>
    public double PaymentSeconds { get; init; } = 10;

    /// <summary>Seconds before the first repetition of a failed webhook call; doubles up to a minute.</summary>
    public double WebhookRetrySeconds { get; init; } = 1;

    /// <summary>Messages kept over all chats; the oldest go first.</summary>
    public int MessagesKept { get; init; } = 100_000;

    /// <summary>Updates kept while the bot does not fetch them; the oldest go first.</summary>
    public int UpdatesKept { get; init; } = 100_000;

    /// <summary>Bytes of uploaded and fetched files kept; the oldest go first.</summary>
    public long FileBytesKept { get; init; } = 256 * 1024 * 1024;
}
