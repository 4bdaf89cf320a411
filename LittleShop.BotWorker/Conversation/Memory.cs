using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>All that is remembered of a chat between two updates.</summary>
internal sealed record Memory
{
    public Step Step { get; init; } = new Browse();

    public Listing? Products { get; init; }

    public Listing? Orders { get; init; }

    /// <summary>Who this is at the shop, and when that was last asked.</summary>
    public CustomerRef? Customer { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>The updates handled last, newest last: a repeated one is recognised.</summary>
    public IReadOnlyList<string> Handled { get; init; } = [];

    /// <summary>What an unfinished update has decided, so that handling it again decides the same.</summary>
    public Decision? Decided { get; init; }

    public Memory After(Turn turn) => this with
    {
        Step = turn.Next,
        Products = turn.Products ?? Products,
        Orders = turn.Orders ?? Orders,
    };
}

/// <summary>Update: the update's key. Quantity: what a line of the cart shall become.</summary>
internal sealed record Decision(string Update, int Quantity);
