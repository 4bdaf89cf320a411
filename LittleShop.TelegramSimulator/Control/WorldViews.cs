using LittleShop.TelegramSimulator.State;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>A bot the simulator accepts.</summary>
internal sealed record BotView(
    long BotId, string Name, string? Username, string? WebhookUrl, int PendingUpdates, long DroppedUpdates);

/// <summary>Messages of all chats in the order they were accepted.</summary>
/// <param name="Cursor">Pass it as <c>after</c> to read on.</param>
/// <param name="Messages">At most as many as asked for.</param>
internal sealed record JournalPage(long Cursor, IReadOnlyList<JournalEntry> Messages);

/// <summary>One accepted message, in short.</summary>
internal sealed record JournalEntry(
    long Number, long ChatId, long MessageId, string From, string Method, DateTimeOffset AcceptedAt, string? Text);

internal sealed record FaultView(int Id, FaultRule Rule, int Hits);

/// <summary>Counters since <c>since</c> or the last reset.</summary>
internal sealed record StatisticsView(
    DateTimeOffset Since, long MessagesAccepted, long TooManyRequests, int Chats, int PendingUpdates,
    long DroppedUpdates, IReadOnlyDictionary<string, MethodView> Methods);

internal sealed record MethodView(long Calls, long Refusals, long TooManyRequests, long Faults);

internal sealed record Redelivered(long UpdateId);
