using LittleShop.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications;

/// <summary>A browser that an admin switched notifications on in. Kept after it ends: the ledger names it.</summary>
internal sealed class PushSubscription
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AdminId { get; set; }
    public required string Endpoint { get; init; }
    public required byte[] P256dh { get; set; }
    public required byte[] Auth { get; set; }
    public required string DeviceName { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when it is gone (404, 410, or removed by its admin); null while it is in use.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When its push service last took something, to ten seconds.</summary>
    public DateTimeOffset? LastSentAt { get; set; }

    /// <summary>What went wrong last; of one that is gone, why, and null where its admin removed it.</summary>
    public string? LastProblem { get; set; }

    /// <summary>When the device last said that it showed a notification.</summary>
    public DateTimeOffset? LastShownAt { get; set; }

    /// <summary>When a page of the shop last saw this subscription alive in its browser.</summary>
    public DateTimeOffset? LastSyncAt { get; set; }
}

/// <summary>The shop's VAPID key pair (RFC 8292), made once and kept; the private key is protected at rest.</summary>
internal sealed class VapidKey
{
    public int Id { get; init; } = 1;
    public required string PublicKey { get; init; }
    public required string ProtectedPrivateKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class PushConfiguration : IEntityTypeConfiguration<PushSubscription>, IEntityTypeConfiguration<VapidKey>
{
    public void Configure(EntityTypeBuilder<PushSubscription> device)
    {
        device.HasOne<Admin>().WithMany().HasForeignKey(d => d.AdminId).OnDelete(DeleteBehavior.Cascade);
        device.HasIndex(d => d.Endpoint).IsUnique();
        device.HasIndex(d => d.AdminId).HasFilter("ended_at is null");
    }

    public void Configure(EntityTypeBuilder<VapidKey> key) => key.Property(k => k.Id).ValueGeneratedNever();
}
