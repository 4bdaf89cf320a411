using System.Text.Json.Serialization;

namespace LittleShop.BotWorker.Conversation;

/// <summary>What a chat waits for. A step never sends, saves or waits: it says what comes next.</summary>
[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]
[JsonDerivedType(typeof(Browse), "browse")]
[JsonDerivedType(typeof(ChooseQuantity), "quantity")]
[JsonDerivedType(typeof(GiveName), "name")]
[JsonDerivedType(typeof(GiveAddress), "address")]
[JsonDerivedType(typeof(ChooseShipping), "shipping")]
[JsonDerivedType(typeof(ChoosePayment), "payment")]
[JsonDerivedType(typeof(ConfirmOrder), "confirm")]
[JsonDerivedType(typeof(WriteReviewText), "review")]
[JsonDerivedType(typeof(GiveQuietHours), "quiet")]
[JsonDerivedType(typeof(ChooseTimeZone), "zone")]
[JsonDerivedType(typeof(GiveEmail), "email")]
internal record Step
{
    /// <summary>The customer typed something; buttons and commands mean the same in every step.</summary>
    public virtual Turn Take(string typed) => new Browse().Take(typed);
}

/// <summary>Next: what the chat waits for from now on. Say: what to show. Do: what to ask of the shop first.</summary>
internal sealed record Turn(Step Next, Reply? Say = null, Errand? Do = null)
{
    /// <summary>A short word over the chat, for the button that was pressed.</summary>
    public string? Toast { get; init; }

    /// <summary>The product list the customer now looks at; null leaves it as it was.</summary>
    public Listing? Products { get; init; }

    /// <summary>The order list the customer now looks at; null leaves it as it was.</summary>
    public Listing? Orders { get; init; }

    public static implicit operator Turn(Reply reply) => new(new Browse(), reply);

    public static implicit operator Turn(Errand errand) => new(new Browse(), Do: errand);
}

/// <summary>A list being paged through: the cursor after which each page starts, null for the first.</summary>
internal sealed record Listing(Guid? Category, string? Search, IReadOnlyList<string?> Cursors, int Page);
