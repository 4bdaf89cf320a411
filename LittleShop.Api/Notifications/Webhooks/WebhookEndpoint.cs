using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>An address that is told of order events. Kept after it ends: the ledger names it.</summary>
internal sealed class WebhookEndpoint
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Url { get; set; }
    public string? Description { get; set; }

    /// <summary>The signing secret, protected at rest.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>The names of the events it wants; null: every event.</summary>
    public string[]? Kinds { get; set; }
    public bool Enabled { get; set; } = true;
    public bool IsCanary { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it hears what it hears now; who should have heard earlier is not asked.</summary>
    public required DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? LastSentAt { get; set; }
    public string? LastProblem { get; set; }
}

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> endpoint)
    {
        endpoint.HasQueryFilter(e => !e.IsCanary);
        endpoint.HasIndex(e => e.Id).HasDatabaseName("ix_webhook_endpoints_active").HasFilter("ended_at is null");
    }
}
