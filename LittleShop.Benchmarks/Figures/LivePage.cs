using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;
using Microsoft.Playwright;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// The order list in a real browser: each row's change is timed from its event by the machine's own clock.
/// </summary>
internal static class LivePage
{
    private const int WarmUp = 10;

    // The newest page shows this many orders; every one of them is moved a few times.
    private const int Shown = 20;

    private const string Watch = """
        () => {
            window.seen = [];
            new MutationObserver(changes => changes.forEach(change => {
                const row = change.target.closest?.('[data-order-id]');
                if (row && change.target === row) {
                    window.seen.push({ id: row.dataset.orderId, status: row.dataset.status, at: Date.now() });
                }
            })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-status'] });
        }
        """;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rate = options.Rate ?? 4;
        await using var rig = await ShopRig.StartAsync(ShopParts.Admin, ct);
        var moves = await OrderMoves.PrepareAsync(rig, Shown, ct);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LITTLESHOP_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
        var page = await SignInAsync(browser, rig);
        await page.EvaluateAsync(Watch);

        OrderStatus[] path = [OrderStatus.Accepted, OrderStatus.Packing, OrderStatus.Dispatched, OrderStatus.Delivered];
        foreach (var to in path)
        {
            await moves.RunAsync(1, Shown, rate, to, ct);
        }

        var expected = Shown * path.Length;
        var seen = await SeenAsync(page, expected, ct);
        var times = new Latencies();
        foreach (var (_, order, at) in (await Timeline.ReadAsync(rig.Db, ct)).Skip(WarmUp))
        {
            var from = at.ToUnixTimeMilliseconds();
            times.Add(seen.Where(change => change.Id == order && change.At >= from).Min(change => change.At) - from);
        }

        return new Report(
            [.. times.Figures("event to row changed", 300, $"at {rate} changes a second")],
            $"{times.Count} changes of {Shown} rows in one page in Chromium, after {WarmUp} to warm up.");
    }

    private static async Task<IPage> SignInAsync(IBrowser browser, ShopRig rig)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(rig.Admin, "/login").ToString());
        await page.Locator("input[type=email]").FillAsync(ShopRig.OwnerEmail);
        await page.Locator("input[type=password]").FillAsync(ShopRig.OwnerPassword);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/login", StringComparison.Ordinal));
        await page.GotoAsync(new Uri(rig.Admin, "/orders").ToString());
        await page.Locator("[data-testid=order-row]").Nth(Shown - 1).WaitForAsync();
        return page;
    }

    private static async Task<Change[]> SeenAsync(IPage page, int expected, CancellationToken ct)
    {
        Change[] seen = [];
        var complete = await Pace.UntilAsync(
            async () => (seen = await page.EvaluateAsync<Change[]>("() => window.seen")).Length >= expected,
            TimeSpan.FromSeconds(20),
            ct);
        return complete ? seen : throw new CannotMeasure($"{seen.Length} of {expected} changes were seen in the page.");
    }

    private sealed class Change
    {
        public Guid Id { get; set; }
        public string Status { get; set; } = "";
        public long At { get; set; }
    }
}
