using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications;

/// <summary>One event for one recipient over one channel. Written with its event, or not at all.</summary>
internal sealed class Delivery
{
    public long Id { get; private init; }
    public required long EventId { get; init; }
    public required Guid OrderId { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>Web Push: the subscription's id. Telegram: the customer's id.</summary>
    public required Guid Recipient { get; init; }
    public DeliveryState State { get; set; } = DeliveryState.Queued;
    public int Attempts { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before then; by the database's clock, as are the lease and everything compared with them.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Fences the claim: an outcome with another token comes from a sender whose lease was lost.</summary>
    public Guid? LeaseToken { get; set; }
    public string? Worker { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? LastAnswer { get; set; }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    /// <summary>What a claim runs into when a recipient's older delivery became visible only now.</summary>
    public const string OneInFlight = "ix_deliveries_one_in_flight";

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.HasOne<OrderEvent>().WithMany().HasForeignKey(d => d.EventId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasIndex(d => new { d.EventId, d.Channel, d.Recipient }).IsUnique();

        // The day's figures. Block ranges, because rows arrive in this order and each is written three times.
        delivery.HasIndex(d => d.CreatedAt).HasMethod("brin");
        delivery.HasIndex(d => d.Id).HasDatabaseName("ix_deliveries_dead").HasFilter("state = 'Dead'");

        // What a claim walks: the recipients who have something due, then the oldest open row of each.
        delivery.HasIndex(d => new { d.Channel, d.Recipient, d.DueAt }).HasDatabaseName("ix_deliveries_due")
            .HasFilter("state = 'Queued'");
        delivery.HasIndex(d => new { d.Channel, d.Recipient, d.Id }).HasDatabaseName("ix_deliveries_open")
            .HasFilter("state in ('Queued', 'Sending')");

        // At most one under way for a recipient: messages keep their order whatever the senders do.
        delivery.HasIndex(d => new { d.Channel, d.Recipient }).HasDatabaseName(OneInFlight)
            .IsUnique().HasFilter("state = 'Sending'");
    }
}
