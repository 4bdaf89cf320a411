using System.Text.Json;

namespace LittleShop.Tests.Fixtures.FirefoxDriver;

/// <summary>The page in front: opened, filled in and clicked as a person does, with real keys and mouse.</summary>
internal sealed class Tab(Marionette driver)
{
    private const int Seconds = 60;
    private static readonly string[] _moving =
        ["no such element", "stale element reference", "element not interactable", "element click intercepted"];

    public async Task<Uri> AddressAsync() =>
        new((await driver.SendAsync("WebDriver:GetCurrentURL", new { })).GetString()!);

    public Task OpenAsync(Uri address) => driver.SendAsync("WebDriver:Navigate", new { url = address.ToString() });

    public Task ClickAsync(string testId) =>
        DoAsync(testId, id => driver.SendAsync("WebDriver:ElementClick", new { id }));

    public Task FillAsync(string testId, string text) =>
        DoAsync(testId, id => driver.SendAsync("WebDriver:ElementSendKeys", new { id, text }));

    /// <summary>Runs the body of an asynchronous function in the page; its arguments are called args.</summary>
    public async Task<T> RunAsync<T>(string body, params object[] args)
    {
        var answer = await driver.SendAsync("WebDriver:ExecuteAsyncScript", new
        {
            script = $$"""
                const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
                (async () => { {{body}} })().then(value => done({ value }), error => done({ error: String(error) }));
                """,
            args,
        });
        Assert.True(answer.ValueKind is JsonValueKind.Object, $"The page was left during {body}");
        Assert.False(answer.TryGetProperty("error", out var error), $"{error} in {body}");
        return answer.TryGetProperty("value", out var value) ? value.Deserialize<T>()! : default!;
    }

    /// <summary>Waits until the page shows this.</summary>
    public Task SeesAsync(string css) => Deadline.UntilAsync(() => HasAsync(css), css, Seconds);

    /// <summary>Waits until the page no longer shows this.</summary>
    public Task LosesAsync(string css) =>
        Deadline.UntilAsync(async () => !await HasAsync(css), $"no {css}", Seconds);

    /// <summary>Whether the page shows this now; one that is just being left shows nothing.</summary>
    public async Task<bool> HasAsync(string css) => (await driver.SendAsync("WebDriver:ExecuteScript", new
    {
        script = "return document.querySelector(arguments[0]) !== null",
        args = new[] { css },
    })).ValueKind is JsonValueKind.True;

    public Task<string> TextAsync(string css) =>
        RunAsync<string>("return document.querySelector(args[0])?.innerText ?? ''", css);

    /// <summary>Again while the page still moves: it redraws itself whenever the shop changes.</summary>
    private Task DoAsync(string testId, Func<string, Task> act) => Deadline.UntilAsync(
        async () =>
        {
            try
            {
                var found = await driver.SendAsync(
                    "WebDriver:FindElement", new { @using = "css selector", value = $"[data-testid={testId}]" });
                await act(found.EnumerateObject().Single().Value.GetString()!);
                return true;
            }
            catch (MarionetteException error) when (_moving.Contains(error.Error))
            {
                return false;
            }
        },
        $"{testId} to use",
        Seconds);
}
