using LittleShop.Contracts;
using Microsoft.JSInterop;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>
/// The browser in front of this circuit, as it sees itself and as the shop knows it. Where the two differ and nobody
/// has to be asked, they are brought together.
/// </summary>
public sealed class ThisDevice(NotificationsClient notifications, IJSRuntime browser) : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Null until the browser was asked.</summary>
    public BrowserLook? Look { get; private set; }

    /// <summary>Null where this browser has never subscribed.</summary>
    public SyncedDevice? Standing { get; private set; }

    public bool IsOn => Look is { State: "on" } && Standing is { State: DeviceSync.Known };

    /// <summary>It should hear of orders, does not, and only its admin can change that.</summary>
    public bool HasEnded => Look is { CanSubscribe: true } && Standing is { State: DeviceSync.Ended };

    public event EventHandler? Changed;

    /// <summary>Compares what the browser holds with what the shop knows.</summary>
    public async Task CompareAsync()
    {
        await _one.WaitAsync(_left.Token);
        try
        {
            await LookAsync();
            if (Look is { State: "on" } && Standing is { State: DeviceSync.Unknown })
            {
                // For example renewed by the browser while nobody was signed in.
                Standing = await SubscribeAsync() is { } problem
                    ? new SyncedDevice(DeviceSync.Ended, problem)
                    : Standing;
            }
            else if (Standing is { State: DeviceSync.Removed })
            {
                await browser.InvokeVoidAsync("littleShopDevices.unsubscribe", _left.Token);
                await LookAsync();
            }
        }
        finally
        {
            _one.Release();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Null when this device listens now, else why not.</summary>
    public async Task<string?> SwitchOnAsync()
    {
        await _one.WaitAsync(_left.Token);
        try
        {
            return await SubscribeAsync();
        }
        finally
        {
            _one.Release();
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public void Dispose() => _left.Cancel();

    private async Task LookAsync()
    {
        Look = await AskBrowserAsync();
        if (Look?.Endpoint is not { } endpoint)
        {
            Standing = null;
            return;
        }

        // Where the shop does not answer, what was known last stands.
        var alive = Look.State is "on";
        Standing = (await notifications.SyncAsync(new SyncDevice(endpoint, alive), _left.Token)).Value ?? Standing;
        if (!alive && Standing is { State: DeviceSync.Known })
        {
            Standing = new SyncedDevice(DeviceSync.Ended, "This browser has lost its subscription.");
        }
    }

    private async Task<BrowserLook> AskBrowserAsync()
    {
        try
        {
            return await browser.InvokeAsync<BrowserLook>("littleShopDevices.look", _left.Token);
        }
        catch (JSException)
        {
            return new BrowserLook("unsupported", "This browser", null); // it keeps its workers or storage closed
        }
    }

    private async Task<string?> SubscribeAsync()
    {
        var key = await notifications.GetKeyAsync(_left.Token);
        if (!key.Ok)
        {
            return key.Problem.Message;
        }

        var made = await browser.InvokeAsync<BrowserSubscription>(
            "littleShopDevices.subscribe", _left.Token, key.Value.PublicKey, Standing is { State: DeviceSync.Ended });
        if (made is not { Endpoint: { } endpoint, P256dh: { } p256dh, Auth: { } auth })
        {
            return made.Problem switch
            {
                "blocked" => null, // the explanation says it already
                "dismissed" => "The browser asked, and got no answer. Press the button again and choose «Allow».",
                _ => $"The browser's push service refused: {made.Detail ?? "no reason given"}",
            };
        }

        var device = new SubscribePush(endpoint, p256dh, auth, made.DeviceName);
        if ((await notifications.SubscribeAsync(device, _left.Token)).Problem is { } refusal)
        {
            return refusal.Message;
        }

        await LookAsync();
        return null;
    }

    /// <summary>What devices.js sees: on, off, blocked, install, insecure or unsupported.</summary>
    /// <param name="Endpoint">Of the subscription that it has, or had.</param>
    public sealed record BrowserLook(string State, string Name, string? Endpoint)
    {
        public bool CanSubscribe => State is "on" or "off";
    }

    /// <summary>A subscription, or the reason why there is none.</summary>
    internal sealed record BrowserSubscription(
        string? Endpoint, string? P256dh, string? Auth, string? DeviceName, string? Problem, string? Detail);
}
