using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts;

/// <summary>All that LittleShop says in one language.</summary>
internal sealed record Language(string Code, CultureInfo Culture)
{
    public required IReadOnlyDictionary<OrderEventKind, EventText> Customer { get; init; }
    public required IReadOnlyDictionary<OrderEventKind, EventText> Admin { get; init; }
    public required Phrases Phrases { get; init; }

    public TemplateText Default(OrderEventKind kind, Channel channel, Reader reader) =>
        (reader is Reader.Customer ? Customer : Admin)[kind].For(channel);
}

/// <summary>Words beside the texts: on buttons, and inside values.</summary>
internal sealed record Phrases
{
    /// <summary>Marks what an admin sent once more.</summary>
    public required string SentAgain { get; init; }
    public required string TryAgain { get; init; }
    public required string LeaveReview { get; init; }
    public required string ShowOrder { get; init; }
    public required string OnIt { get; init; }
    public required string TrackParcel { get; init; }
    public required string Open { get; init; }

    /// <summary>In small print below a mail: why it came.</summary>
    public required string WhyToCustomer { get; init; }
    public required string WhyToAdmin { get; init; }
    public required Func<int, string> Items { get; init; }
    public required Func<Money, string> Money { get; init; }

    /// <summary>A day as people write it, as a .NET format.</summary>
    public required string DateFormat { get; init; }
    public required IReadOnlyDictionary<OrderStatus, string> Statuses { get; init; }
}
