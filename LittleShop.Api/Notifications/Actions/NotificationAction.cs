using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications.Actions;

internal enum ActionState
{
    Waiting,
    Applied,
    Undone,

    /// <summary>The order had moved meanwhile; the problem says so.</summary>
    Refused,
}

/// <summary>A press on a notification's button: made for good only after the time in which it may be undone.</summary>
internal sealed class NotificationAction
{
    /// <summary>The token's own id: a second use of the token finds it taken.</summary>
    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid AdminId { get; init; }
    public required OrderStatus To { get; init; }
    public required uint ExpectedVersion { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset AppliesAt { get; init; }
    public ActionState State { get; set; } = ActionState.Waiting;
    public string? Problem { get; set; }
}

internal sealed class NotificationActionConfiguration : IEntityTypeConfiguration<NotificationAction>
{
    public void Configure(EntityTypeBuilder<NotificationAction> action)
    {
        action.Property(a => a.Id).ValueGeneratedNever();
        action.Property(a => a.ExpectedVersion).HasColumnType("bigint");
        action.HasOne<Order>().WithMany().HasForeignKey(a => a.OrderId).OnDelete(DeleteBehavior.Cascade);
        action.HasIndex(a => a.AppliesAt).HasFilter("state = 'Waiting'");
    }
}
