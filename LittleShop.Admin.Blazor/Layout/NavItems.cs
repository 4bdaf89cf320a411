using System.Security.Claims;
using LittleShop.Admin.Blazor.Security;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Layout;

/// <summary>A place to go. ShowsWaiting: carries the number of orders that wait to be accepted.</summary>
public sealed record NavItem(string Href, string Text, string Icon, bool ShowsWaiting = false);

internal static class NavItems
{
    private static readonly NavItem _today = new("/", "Today", Icons.Material.Outlined.SpaceDashboard);
    private static readonly NavItem _orders = new("/orders", "Orders", Icons.Material.Outlined.ReceiptLong, true);
    private static readonly NavItem _products = new("/products", "Products", Icons.Material.Outlined.Inventory2);
    private static readonly NavItem _ledger = new("/notifications", "Messages", Icons.Material.Outlined.MarkEmailRead);
    private static readonly NavItem _account = new("/more", "Account", Icons.Material.Outlined.AccountCircle);
    private static readonly NavItem _routing =
        new("/settings/routing", "Who is told", Icons.Material.Outlined.AltRoute);
    private static readonly NavItem _webhooks = new("/settings/webhooks", "Webhooks", Icons.Material.Outlined.Webhook);
    private static readonly NavItem _team = new("/team", "Team", Icons.Material.Outlined.Badge);

    private static readonly NavItem _announcements =
        new("/announcements", "Announcements", Icons.Material.Outlined.Campaign);

    private static readonly NavItem[] _rest =
    [
        new("/categories", "Categories", Icons.Material.Outlined.Category),
        new("/customers", "Customers", Icons.Material.Outlined.People),
        new("/reviews", "Reviews", Icons.Material.Outlined.StarOutline),
        new("/settings/texts", "Texts", Icons.Material.Outlined.EditNote),
        new("/devices", "My devices", Icons.Material.Outlined.PhoneIphone),
        new("/settings/notifications", "My notifications", Icons.Material.Outlined.Tune),
        new("/reachability", "Who can be reached", Icons.Material.Outlined.Sensors),
    ];

    /// <summary>Five is what a thumb tells apart; the rest is behind More.</summary>
    public static IReadOnlyList<NavItem> Phone { get; } =
        [_today, _orders, _products, _ledger, new NavItem("/more", "More", Icons.Material.Outlined.Menu)];

    public static IReadOnlyList<NavItem> For(ClaimsPrincipal user) =>
        [_today, _orders, _products, _ledger, .. Behind(user), _account];

    /// <summary>What the page More lists on a phone.</summary>
    public static IReadOnlyList<NavItem> Behind(ClaimsPrincipal user) =>
        user.CanManage ? [.. _rest, _announcements, _routing, _webhooks, _team] : _rest;
}
