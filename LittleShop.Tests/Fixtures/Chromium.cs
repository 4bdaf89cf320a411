using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace LittleShop.Tests.Fixtures;

/// <summary>The machine's own Chromium, started at the first use and shared by the whole run.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] _paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A browser of one's own, as far as pages can tell; dispose it.</summary>
    /// <param name="workers">False: pages get everything from the server itself, and a test can hold it back.</param>
    public async Task<IBrowserContext> NewContextAsync(int width = 1440, int height = 900, bool workers = true)
    {
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
            ServiceWorkers = workers ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(20_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            var (driver, browser) = await _started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var path = _paths.FirstOrDefault(File.Exists);
        Assert.True(path is not null, "Chromium is missing: ./test.sh installs it, or says how.");
        Assertions.SetDefaultExpectTimeout(20_000);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run",
            ],
        });
        return (driver, browser);
    }
}
