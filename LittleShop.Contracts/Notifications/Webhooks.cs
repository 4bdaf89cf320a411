using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>An address that is told of order events (Standard Webhooks). Kinds: null means every event.</summary>
public sealed record WebhookView(
    Guid Id, string Url, string? Description, IReadOnlyList<OrderEventKind>? Kinds, bool Enabled,
    DateTimeOffset CreatedAt, DateTimeOffset? LastSentAt, string? LastProblem);

public sealed record SaveWebhook(
    [property: Required, MaxLength(2000)] string Url,
    [property: MaxLength(Limits.Title)] string? Description,
    IReadOnlyList<OrderEventKind>? Kinds,
    bool Enabled = true);

/// <summary>The endpoint with its signing secret (whsec_…), which is shown this once.</summary>
public sealed record WebhookSecret(Guid Id, string Secret);
