using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications;

internal enum Audience
{
    AllAdmins,
    AssignedAdmin,
    Customer,
}

/// <summary>A cell of the routing table: who hears of an event, and over which channel.</summary>
internal sealed record NotificationRoute(OrderEventKind Kind, Channel Channel, Audience Audience)
{
    /// <summary>Events before then were not for this route; set by the database as the route comes in.</summary>
    public DateTimeOffset Since { get; private init; }
}

internal sealed class RouteConfiguration : IEntityTypeConfiguration<NotificationRoute>
{
    public void Configure(EntityTypeBuilder<NotificationRoute> route) =>
        route.HasKey(r => new { r.Kind, r.Channel, r.Audience });
}
