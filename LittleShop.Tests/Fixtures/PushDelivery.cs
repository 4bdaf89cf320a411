using Microsoft.Playwright;

namespace LittleShop.Tests.Fixtures;

/// <summary>Hands a payload to a page's service worker, as the browser does with a push.</summary>
internal static class PushDelivery
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>Delivers it until something is shown: a busy Chromium now and then drops what DevTools hands it.</summary>
    public static async Task DeliverAsync(IBrowserContext context, IPage page, Uri admin, string payload)
    {
        var before = await ShownAsync(page);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await HandOverAsync(context, page, admin, payload);
            using var patience = new CancellationTokenSource(_patience);
            while (!patience.IsCancellationRequested)
            {
                if (await ShownAsync(page) != before)
                {
                    return;
                }

                await Task.Delay(25, CancellationToken.None); // the pause between two looks
            }
        }

        Assert.Fail($"The service worker showed nothing for {payload}");
    }

    /// <summary>What is shown now, as one text: a message with the tag of another replaces it.</summary>
    private static Task<string> ShownAsync(IPage page) => page.EvaluateAsync<string>(
        """
        async () => JSON.stringify((await (await navigator.serviceWorker.ready).getNotifications())
            .map(note => [note.title, note.body, note.tag, note.timestamp]))
        """);

    private static async Task HandOverAsync(IBrowserContext context, IPage page, Uri admin, string payload)
    {
        var browser = await context.NewCDPSessionAsync(page);
        var registration = new TaskCompletionSource<string>();
        browser.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            foreach (var found in update!.Value.GetProperty("registrations").EnumerateArray())
            {
                registration.TrySetResult(found.GetProperty("registrationId").GetString()!);
            }
        };
        await browser.SendAsync("ServiceWorker.enable");
        await browser.SendAsync("ServiceWorker.deliverPushMessage", new()
        {
            ["origin"] = admin.GetLeftPart(UriPartial.Authority),
            ["registrationId"] = await registration.Task.WaitAsync(Deadline.In(seconds: 30)),
            ["data"] = payload,
        });
        await browser.DetachAsync();
    }
}
