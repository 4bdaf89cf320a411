using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>The shop's admins and the browsers they are told on, behind the watched link.</summary>
internal sealed class Staff(FaultRig rig)
{
    // What an order's whole way tells all admins by push. Of «accepted» hears only the one who did it: the owner.
    private static readonly OrderEventKind[] _told =
    [
        OrderEventKind.Received, OrderEventKind.PaymentConfirmed, OrderEventKind.Packing, OrderEventKind.Dispatched,
        OrderEventKind.Delivered,
    ];

    private readonly Dictionary<Guid, FakeBrowser> _browsers = [];

    /// <summary>By the device that the shop knows it as.</summary>
    public IReadOnlyDictionary<Guid, FakeBrowser> Browsers => _browsers;

    public Guid DeviceOf(FakeBrowser browser) => _browsers.Single(known => known.Value == browser).Key;

    /// <summary>A browser that the owner is told on.</summary>
    public Task<FakeBrowser> OwnersBrowserAsync(string name) => AddAsync(rig.AsOwner, name);

    /// <summary>
    /// An admin for each kind of news: a sender that dies holds up one of their browsers for a lease, not all.
    /// </summary>
    public async Task DivideAsync()
    {
        await WishAsync(rig.AsOwner, OrderEventKind.Accepted);
        await OwnersBrowserAsync("Owner's phone");
        foreach (var kind in _told)
        {
            var email = $"{kind}@example.org";
            await rig.AsOwner.PostAsync<AdminView>(
                "/admins", new AddAdmin(email, kind.ToString(), Roles.Packer, ShopHost.Password));
            using var admin = await rig.SignInAsync(email);
            await WishAsync(admin, kind);
            await AddAsync(admin, $"{kind} phone");
        }
    }

    private static Task<AdminPreferences> WishAsync(HttpClient admin, OrderEventKind only) => admin.PutAsync<AdminPreferences>(
        "/me/notifications",
        new AdminPreferences(
            [
                .. _told.Append(OrderEventKind.Accepted).Where(kind => kind != only)
                    .Select(kind => new PreferenceChoice(kind, Channel.WebPush, PreferenceMode.Off)),
            ],
            null, null, null, UrgentBypass: true, "UTC", "en", Sound: true, new TimeOnly(8, 0)));

    private async Task<FakeBrowser> AddAsync(HttpClient admin, string name)
    {
        var browser = rig.Push.NewBrowser(name);
        var watched = new UriBuilder(browser.Subscription.Endpoint) { Port = rig.ToPush.Port }.Uri.ToString();
        var device = await admin.PutAsync<PushDevice>(
            "/push/subscriptions", browser.Subscription with { Endpoint = watched });
        _browsers[device.Id] = browser;
        return browser;
    }
}
