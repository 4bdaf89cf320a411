using LittleShop.Contracts;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Api.Notifications;

/// <summary>Who hears of which event, over which channel: every event has a cell for every channel and audience.</summary>
internal static class Routing
{
    private const string Pushed = "admins hear of it by push and in their inbox; mail is for what waits too long";
    private const string Chats = "an admin's own chat is for what waits too long";
    private const string NoDetour = "all admins hear of it, and the one it concerns is among them";
    private const string Inside = "it is the shop's own affair";
    private const string Known = "admins know the order and will hear of its payment";
    private const string Entered = "an admin entered it, and it asks nothing of others";

    /// <summary>A cell: whether the audience hears, or the reason why it does not unless the shop wishes so.</summary>
    internal sealed record Cell(OrderEventKind Kind, Channel Channel, Audience Audience, string? NobodyBecause)
    {
        public bool On => NobodyBecause is null;
    }

    /// <summary>What each channel can reach at all: no cell is missing, and no other can be switched on.</summary>
    public static IReadOnlyDictionary<Channel, Audience[]> Reaches { get; } = new Dictionary<Channel, Audience[]>
    {
        [Channel.WebPush] = [Audience.AllAdmins, Audience.AssignedAdmin, Audience.Owners, Audience.NamedAdmin],
        [Channel.Inbox] = [Audience.AllAdmins, Audience.AssignedAdmin, Audience.Owners, Audience.NamedAdmin],
        [Channel.Telegram] =
            [Audience.AllAdmins, Audience.AssignedAdmin, Audience.Owners, Audience.NamedAdmin, Audience.Customer],
        [Channel.Email] =
            [Audience.AllAdmins, Audience.AssignedAdmin, Audience.Owners, Audience.NamedAdmin, Audience.Customer],
        [Channel.Webhook] = [Audience.Endpoints],
    };

    public static IReadOnlyList<Cell> Table { get; } =
    [
        .. from kind in Enum.GetValues<OrderEventKind>()
           from reach in Reaches
           from audience in reach.Value
           select new Cell(kind, reach.Key, audience, WhyNot(kind, reach.Key, audience)),
    ];

    /// <summary>The table as rows for the database: what is on by default.</summary>
    public static IReadOnlyList<NotificationRoute> Routes { get; } =
        [.. Table.Where(cell => cell.On).Select(cell => new NotificationRoute(cell.Kind, cell.Channel, cell.Audience))];

    private static string? WhyNot(OrderEventKind kind, Channel channel, Audience audience) => audience switch
    {
        Audience.Endpoints => null, // each endpoint names the events it wants
        Audience.Customer => ForCustomer(kind, channel),
        Audience.AllAdmins => channel switch
        {
            Channel.Email => Pushed,
            Channel.Telegram => Chats,
            _ => ForAllAdmins(kind),
        },
        Audience.AssignedAdmin => channel switch
        {
            Channel.Email => Pushed,
            Channel.Telegram => Chats,
            _ => kind is Accepted ? null : NoDetour,
        },
        Audience.Owners => (kind, channel) is (EscalatedToChat, Channel.Telegram or Channel.Inbox)
            or (EscalatedToEmail, Channel.Email or Channel.Inbox)
            ? null
            : "owners are told over this channel only when an order waits too long",
        Audience.NamedAdmin => kind is EscalatedToNext ? null : "the event is not for one admin alone",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "No rule for this audience."),
    };

    /// <summary>A customer hears of everything that happens to their order, but what they did in the chat just now.</summary>
    private static string? ForCustomer(OrderEventKind kind, Channel channel) => kind switch
    {
        PaymentRetried => "the customer asked for it, and the bot answers with how to pay",
        CaughtUp => channel is Channel.Telegram ? null : "the mails of that time have arrived",
        _ when kind.IsInternal => Inside,
        _ => null,
    };

    private static string? ForAllAdmins(OrderEventKind kind) => kind switch
    {
        PaymentRetried => Known,
        TrackingChanged => Entered,
        Accepted => "the others need not be called for it: the one who accepted hears of it",
        EscalatedToChat or EscalatedToEmail or EscalatedToNext => "they were reminded already, and the next is told",
        CaughtUp => "it tells the customer what admins know",
        _ => null,
    };
}
