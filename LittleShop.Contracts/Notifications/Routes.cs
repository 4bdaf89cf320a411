namespace LittleShop.Contracts;

/// <summary>Who hears of an event.</summary>
public enum Audience
{
    AllAdmins,

    /// <summary>Whoever accepted the order.</summary>
    AssignedAdmin,
    Owners,

    /// <summary>The admin whom the event itself names.</summary>
    NamedAdmin,
    Customer,

    /// <summary>Every webhook endpoint that wants the event.</summary>
    Endpoints,
}

/// <summary>A cell of the routing table: event × channel × audience.</summary>
/// <param name="ByDefault">What the code says.</param>
/// <param name="On">What holds now: the default, or the shop's own override.</param>
/// <param name="NobodyBecause">Why the default is off.</param>
public sealed record RouteView(
    OrderEventKind Kind, Channel Channel, Audience Audience, bool ByDefault, bool On, string? NobodyBecause,
    string? ChangedBy, DateTimeOffset? ChangedAt);

/// <summary>Switches a cell on or off; On = null goes back to the default.</summary>
public sealed record ChangeRoute(OrderEventKind Kind, Channel Channel, Audience Audience, bool? On);
