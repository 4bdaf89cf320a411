using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using LittleShop.Tests.Fixtures.PushService;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.EndToEnd;

/// <summary>
/// The real Api, the real admin server, a real Firefox and its push service, for one test class: nothing between an
/// order and its notification on the screen is a stand-in for the browser's own.
/// </summary>
public sealed class FirefoxShop(PostgresServer postgres, CacheServer cache) : IAsyncLifetime
{
    private AdminHost _admin = null!;

    public ShopHost Api { get; } = new(postgres, cache);

    internal Firefox Firefox { get; private set; } = null!;

    internal FakePushService Pushes { get; private set; } = null!;

    /// <summary>The push service's clock, by which messages grow too old.</summary>
    internal FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>The subscription that this Firefox holds, as its push service sees it.</summary>
    internal Mailbox Mailbox => Pushes.Mailboxes.Single();

    public async ValueTask InitializeAsync()
    {
        Pushes = await FakePushService.StartAsync(Clock);
        var browser = Firefox.StartAsync(Pushes);
        await Api.InitializeAsync();
        _admin = new AdminHost(
            Api.Address, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Api:Key"] = ShopHost.AdminKey });
        Firefox = await browser;
    }

    /// <summary>Opens a page of the shop; signs in first where that is needed.</summary>
    public async Task OpenAsync(string path)
    {
        await Firefox.Tab.OpenAsync(new Uri(_admin.Address, path));
        if ((await Firefox.Tab.AddressAsync()).AbsolutePath == "/login")
        {
            await Firefox.Tab.FillAsync("login-email", ShopHost.OwnerEmail);
            await Firefox.Tab.FillAsync("login-password", ShopHost.Password);
            await Firefox.Tab.ClickAsync("login-submit");
        }

        await Firefox.Tab.SeesAsync("html[data-circuit=up]");
    }

    /// <summary>The admin's own way of switching notifications on; where they are on, nothing happens.</summary>
    public async Task SwitchOnAsync()
    {
        if (!Firefox.Runs)
        {
            await Firefox.StartAsync(); // a test before this one failed half-way
        }

        await OpenAsync("/devices");
        await Firefox.Tab.SeesAsync("[data-push=on], [data-push=off]");
        if (await Firefox.Tab.HasAsync("[data-push=off]"))
        {
            await Firefox.Tab.ClickAsync("notify-me");
            await Firefox.Tab.SeesAsync("[data-push=on]");
        }

        await Firefox.SettledAsync();
    }

    /// <summary>Waits until Firefox shows a notification whose title has these words.</summary>
    internal async Task<Note> ShownAsync(string title)
    {
        Note? found = null;
        await Deadline.UntilAsync(
            async () => (found = (await NotesAsync()).FirstOrDefault(note => note.Title.Contains(title))) is not null,
            $"a notification «{title}»",
            seconds: 60);
        return found!;
    }

    /// <summary>What Firefox says that it shows for the shop.</summary>
    internal Task<Note[]> NotesAsync() => Firefox.Tab.RunAsync<Note[]>(
        """
        const worker = await navigator.serviceWorker.ready;
        return (await worker.getNotifications()).map(note => (
            { Title: note.title, Body: note.body, Tag: note.tag, Url: note.data.url }));
        """);

    /// <summary>Waits until the ledger says so of a push about the order: the browser itself reports it.</summary>
    public Task StandsAsync(Guid order, DeliveryState state) => Deadline.UntilAsync(
        async () =>
        {
            await using var db = Api.OpenDb();
            return await db.Deliveries.AnyAsync(delivery =>
                delivery.OrderId == order && delivery.Channel == Channel.WebPush && delivery.State == state);
        },
        $"a push that is {state}",
        seconds: 30);

    public async Task<PlacedOrder> OrderAsync() => await Api.PlaceOrderAsync(PaymentMethod.BankTransfer);

    public async ValueTask DisposeAsync()
    {
        await Firefox.DisposeAsync();
        await _admin.DisposeAsync();
        await Api.DisposeAsync();
        await Pushes.DisposeAsync();
    }

    internal sealed record Note(string Title, string Body, string Tag, string Url);
}
