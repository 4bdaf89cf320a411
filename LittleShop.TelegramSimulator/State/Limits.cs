namespace LittleShop.TelegramSimulator.State;

/// <summary>How many new messages Telegram takes; a rate of 0 means no limit.</summary>
/// <param name="MessagesPerSecond">Over all chats of one bot; as many may come at once.</param>
/// <param name="ChatMessagesPerSecond">To one chat.</param>
/// <param name="ChatBurst">To one chat at once, before its rate counts; at least 1.</param>
internal sealed record Limits(double MessagesPerSecond, double ChatMessagesPerSecond, int ChatBurst);
