using System.Text.Json;

namespace LittleShop.Tests.Fixtures.FirefoxDriver;

/// <summary>
/// Firefox's own windows around and beside the pages. Firefox shows notifications in windows of its own where there is
/// no desktop to show them, and a click there takes the way of every click: through Firefox to the service worker.
/// </summary>
internal sealed class Chrome(Marionette driver)
{
    private const string Alert = "alert:alert";

    // The line of a notification's window that bears its title.
    private const string Find = $$"""
        const found = [...Services.wm.getEnumerator('{{Alert}}')].find(shown =>
            shown.gIsActive && shown.document.getElementById('alertTitleLabel').value.includes(arguments[0]));
        """;

    /// <summary>The titles of the notifications on the screen.</summary>
    public async Task<string[]> TitlesAsync() => (await RunAsync(
        $"return [...Services.wm.getEnumerator('{Alert}')].map(shown => "
        + "shown.document.getElementById('alertTitleLabel').value)")).Deserialize<string[]>()!;

    /// <summary>Clicks, with the mouse, on the notification whose title has these words.</summary>
    public async Task ClickAsync(string title)
    {
        await ShownAsync(title);
        await WithinAsync(async () =>
        {
            var front = await driver.SendAsync("WebDriver:GetWindowHandle", new { });
            await SwitchToAlertAsync(title);
            var text = await driver.SendAsync(
                "WebDriver:FindElement", new { @using = "css selector", value = "#alertTextLabel" });
            await driver.SendAsync(
                "WebDriver:ElementClick", new { id = text.EnumerateObject().Single().Value.GetString() });
            return await driver.SendAsync("WebDriver:SwitchToWindow", new { handle = front.GetString() });
        });
    }

    /// <summary>
    /// Presses a notification's action button, by the name that the service worker gave it. Firefox's own windows do
    /// not draw these buttons, desktops do: so Firefox is told what a desktop tells it when one is pressed.
    /// </summary>
    public async Task PressActionAsync(string title, string action)
    {
        await ShownAsync(title);
        await RunAsync(
            Find + """
            const pressed = {
                QueryInterface: ChromeUtils.generateQI(['nsIAlertAction']),
                action: arguments[1], title: '', iconURL: '',
            };
            found.gAlertListener.observe(pressed, 'alertclickcallback', found.gAlertCookie);
            found.close();
            """,
            title, action);
    }

    /// <summary>The addresses of all open tabs.</summary>
    public async Task<string[]> AddressesAsync() => (await RunAsync(
        "return [...gBrowser.tabs].map(tab => tab.linkedBrowser.currentURI.spec)")).Deserialize<string[]>()!;

    /// <summary>
    /// Leaves one tab, and drives that: which of them was driven so far, Firefox's window does not know.
    /// </summary>
    public async Task CloseOtherTabsAsync()
    {
        await RunAsync("[...gBrowser.tabs].slice(1).forEach(tab => gBrowser.removeTab(tab, { animate: false }))");
        string[] left = [];
        await Deadline.UntilAsync(
            async () => (left = (await driver.SendAsync("WebDriver:GetWindowHandles", new { }))
                .Deserialize<string[]>()!).Length == 1,
            "one tab");
        await driver.SendAsync("WebDriver:SwitchToWindow", new { handle = left[0] });
    }

    private Task ShownAsync(string title) => Deadline.UntilAsync(
        async () => (await RunAsync(Find + "return Boolean(found)", title)).GetBoolean(),
        $"a notification «{title}»",
        seconds: 60);

    private async Task SwitchToAlertAsync(string title)
    {
        var windows = await driver.SendAsync("WebDriver:GetWindowHandles", new { });
        foreach (var handle in windows.EnumerateArray().Select(window => window.GetString()!))
        {
            await driver.SendAsync("WebDriver:SwitchToWindow", new { handle });
            var label = await driver.SendAsync("WebDriver:ExecuteScript", new
            {
                script = "return document.getElementById('alertTitleLabel')?.value ?? ''",
                args = Array.Empty<object>(),
            });
            if (label.GetString()!.Contains(title, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The notification «{title}» has gone.");
    }

    private Task<JsonElement> RunAsync(string script, params object[] args) =>
        WithinAsync(() => driver.SendAsync("WebDriver:ExecuteScript", new { script, args }));

    private async Task<JsonElement> WithinAsync(Func<Task<JsonElement>> act)
    {
        await driver.SendAsync("Marionette:SetContext", new { value = "chrome" });
        try
        {
            return await act();
        }
        finally
        {
            await driver.SendAsync("Marionette:SetContext", new { value = "content" });
        }
    }
}
