using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A customer as admins see one.</summary>
public sealed record CustomerSummary(
    Guid Id, string Name, string? Username, string? Email, string? Language, bool Reachable, int OrderCount,
    Money Spent, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

/// <summary>Says who writes to the bot; the customer is made at the first time and refreshed after that.</summary>
/// <param name="Reachable">False where what they did was to block the bot.</param>
public sealed record SeeCustomer(
    long ChatId,
    [property: Required, MaxLength(Limits.Name)] string Name,
    [property: MaxLength(Limits.Name)] string? Username,
    [property: MaxLength(16)] string? Language,
    bool Reachable = true);

/// <summary>The customer behind a chat. Email and address are the last ones used, to offer them again.</summary>
public sealed record CustomerRef(Guid Id, string Name, string? Email, string? LastRecipient, string? LastAddress);
