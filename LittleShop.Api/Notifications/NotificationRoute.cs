using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications;

/// <summary>A cell of the routing table that is on: who hears of an event, and over which channel.</summary>
internal sealed record NotificationRoute(OrderEventKind Kind, Channel Channel, Audience Audience)
{
    /// <summary>Goes through an admin's quiet hours.</summary>
    public bool Urgent { get; init; }

    /// <summary>The shop has not set the channel up: deliveries are written, and say so.</summary>
    public bool ChannelOff { get; init; }

    /// <summary>Events before then were not for this route; set by the database as the route comes in.</summary>
    public DateTimeOffset Since { get; private init; }
}

/// <summary>The shop's own word on a cell, against the table in the code.</summary>
internal sealed class RouteOverride
{
    public required OrderEventKind Kind { get; init; }
    public required Channel Channel { get; init; }
    public required Audience Audience { get; init; }
    public required bool On { get; set; }
    public required string By { get; set; }
    public required DateTimeOffset At { get; set; }
}

internal sealed class RouteConfiguration
    : IEntityTypeConfiguration<NotificationRoute>, IEntityTypeConfiguration<RouteOverride>
{
    public void Configure(EntityTypeBuilder<NotificationRoute> route) =>
        route.HasKey(r => new { r.Kind, r.Channel, r.Audience });

    public void Configure(EntityTypeBuilder<RouteOverride> changed) =>
        changed.HasKey(r => new { r.Kind, r.Channel, r.Audience });
}
