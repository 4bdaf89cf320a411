namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>Who goes first where not all can go at once; the first of them is the most urgent.</summary>
internal enum SendPriority
{
    /// <summary>A customer looks at the screen and waits.</summary>
    Reply,

    /// <summary>What happened to an order.</summary>
    Order,

    /// <summary>The same to many: nobody waits for it.</summary>
    Broadcast,
}
