using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications;

/// <summary>One event or notice for one recipient over one channel. Written with its event, or not at all.</summary>
internal sealed class Delivery
{
    public const int OrderPriority = 0;
    public const int BroadcastPriority = 1;

    public long Id { get; private init; }
    public long? EventId { get; init; }
    public long? NoticeId { get; init; }
    public Guid? OrderId { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>As whom the recipient hears; it tells what kind of id the recipient is.</summary>
    public required Audience Audience { get; init; }

    /// <summary>
    /// Web Push: the subscription's id, or the admin's where there is none. Webhook: the endpoint's. Else the admin's or
    /// the customer's.
    /// </summary>
    public required Guid Recipient { get; init; }

    /// <summary>Lower goes first; only within one priority does a recipient's order hold.</summary>
    public int Priority { get; init; }

    /// <summary>In the customer's quiet hours: arrives without a sound.</summary>
    public bool Silent { get; init; }
    public DeliveryState State { get; set; } = DeliveryState.Queued;
    public SuppressionReason? Reason { get; set; }
    public int Attempts { get; set; }

    /// <summary>Attempts of which nobody knows whether the message arrived.</summary>
    public int Unclear { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before then; by the database's clock, as are the lease and everything compared with them.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>
    /// Names the attempt and fences it: an outcome with another token comes from a sender whose lease was lost.
    /// </summary>
    public Guid? LeaseToken { get; set; }
    public string? Worker { get; set; }

    /// <summary>So many were claimed in one run to be sent after it. The last, with none, stands for the run.</summary>
    public short Behind { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }
    public DateTimeOffset? OpenedAt { get; set; }
    public string? LastAnswer { get; set; }

    /// <summary>Every attempt that ended, as JSON: written with the row, which changes then anyway.</summary>
    public string? AttemptLog { get; set; }

    /// <summary>The delivery that an admin wished to see sent again.</summary>
    public long? ResendOf { get; init; }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    /// <summary>What a claim runs into when a recipient's older delivery became visible only now.</summary>
    public const string OneRunInFlight = "ix_deliveries_one_run_in_flight";

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.Property(d => d.Priority).HasDefaultValue(Delivery.OrderPriority);
        delivery.Property(d => d.Silent).HasDefaultValue(false);
        delivery.Property(d => d.Unclear).HasDefaultValue(0);
        delivery.Property(d => d.Behind).HasDefaultValue((short)0);
        delivery.Property(d => d.AttemptLog).HasColumnType("jsonb");
        delivery.HasOne<OrderEvent>().WithMany().HasForeignKey(d => d.EventId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<Notice>().WithMany().HasForeignKey(d => d.NoticeId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<Delivery>().WithMany().HasForeignKey(d => d.ResendOf).OnDelete(DeleteBehavior.SetNull);
        delivery.HasIndex(d => d.ResendOf).HasFilter("resend_of is not null");
        delivery.ToTable(table => table.HasCheckConstraint(
            "ck_deliveries_subject", "(event_id is null) <> (notice_id is null)"));

        // Exactly one for each recipient, but for those that repeat one on an admin's wish.
        delivery.HasIndex(d => new { d.EventId, d.Channel, d.Recipient }).IsUnique().HasFilter("resend_of is null");
        delivery.HasIndex(d => new { d.NoticeId, d.Channel, d.Recipient }).IsUnique()
            .HasFilter("notice_id is not null and resend_of is null");

        // The day's figures. Block ranges, because rows arrive in this order and each is written three times.
        delivery.HasIndex(d => d.CreatedAt).HasMethod("brin");
        delivery.HasIndex(d => d.Id).HasDatabaseName("ix_deliveries_dead").HasFilter("state = 'Dead'");

        // The bell: an admin's lines, newest first, and how many of them are unread.
        delivery.HasIndex(d => new { d.Recipient, d.Id }).HasDatabaseName("ix_deliveries_inbox")
            .HasFilter("channel = 'Inbox'");

        // What a claim walks: the recipients who have something due, then the oldest open row of each.
        delivery.HasIndex(d => new { d.Channel, d.Priority, d.Recipient, d.DueAt })
            .HasDatabaseName("ix_deliveries_due").HasFilter("state = 'Queued'");
        delivery.HasIndex(d => new { d.Channel, d.Recipient, d.Priority, d.Id })
            .HasDatabaseName("ix_deliveries_open").HasFilter("state in ('Queued', 'Sending')");

        // At most one run under way for a recipient: messages keep their order whatever the senders do.
        delivery.HasIndex(d => new { d.Channel, d.Recipient, d.Behind }).HasDatabaseName(OneRunInFlight)
            .IsUnique().HasFilter("state = 'Sending'");
    }
}
