using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Shop;

/// <summary>
/// One update of one chat, on its way through the shop. Key is the same whenever Telegram repeats the update.
/// </summary>
internal sealed record Visit(CustomerRef Customer, Memory Memory, string Key)
{
    public long ChatId { get; init; }

    /// <summary>What the customer's Telegram speaks.</summary>
    public string? Language { get; init; }

    /// <summary>Writes a decision down before it is acted upon.</summary>
    public required Func<Decision, CancellationToken, Task> RememberAsync { get; init; }
}
