using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>«Notify me on this device», a test, and every device of this admin.</summary>
public sealed partial class DevicesPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly Dictionary<Guid, TestPushResult> _tests = [];
    private IDisposable? _subscription;
    private IReadOnlyList<PushDevice> _devices = [];
    private BrowserLook? _look;
    private string? _problem;
    private bool _busy;

    [Inject]
    private NotificationsClient Notifications { get; set; } = default!;

    [Inject]
    private OrderFeed Feed { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private bool CanAsk => _look?.State is "on" or "off";

    private string? Explanation => _look?.State switch
    {
        "off" => "Hear of every order at once, even when the shop is not open here.",
        "blocked" => "This browser blocks notifications of the shop. Allow them in the browser's settings for "
            + "this site (the icon beside the address), then load this page again.",
        "install" => "On an iPhone or iPad only installed apps may notify. Tap Share, then «Add to Home Screen», open "
            + "LittleShop from there and come back to this page.",
        "insecure" => "Browsers notify over https only. Open the shop at its https address.",
        "unsupported" => "This browser cannot receive notifications. Chrome, Edge, Firefox and Safari can.",
        _ => null,
    };

    protected override Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(changes =>
            changes.Touches(ShopChange.Devices) ? InvokeAsync(ReadAsync) : Task.CompletedTask);
        return ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _look = await Browser.InvokeAsync<BrowserLook>("littleShopDevices.look", _left.Token);
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _left.Cancel();
    }

    private async Task ReadAsync()
    {
        var answer = await Notifications.ListDevicesAsync(_left.Token);
        _devices = answer.Value ?? _devices;
        StateHasChanged();
    }

    private async Task SubscribeAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _problem = await TrySubscribeAsync();
        _look = await Browser.InvokeAsync<BrowserLook>("littleShopDevices.look", _left.Token);
        _busy = false;
        await ReadAsync();
    }

    /// <summary>Null when this device listens now, else why not.</summary>
    private async Task<string?> TrySubscribeAsync()
    {
        var key = await Notifications.GetKeyAsync(_left.Token);
        if (!key.Ok)
        {
            return key.Problem.Message;
        }

        var made = await Browser.InvokeAsync<BrowserSubscription>(
            "littleShopDevices.subscribe", _left.Token, key.Value.PublicKey);
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
        return (await Notifications.SubscribeAsync(device, _left.Token)).Problem?.Message;
    }

    private async Task TestAsync(PushDevice device)
    {
        _busy = true;
        var answer = await Notifications.TestAsync(device.Id, _left.Token);
        _tests[device.Id] = answer.Value ?? new TestPushResult(false, answer.Problem!.Message);
        _busy = false;
    }

    private async Task RemoveAsync(PushDevice device)
    {
        _problem = (await Notifications.RemoveDeviceAsync(device.Id, _left.Token)).Problem?.Message;
        await ReadAsync();
    }

    /// <summary>What devices.js sees: on, off, blocked, install, insecure or unsupported.</summary>
    internal sealed record BrowserLook(string State, string Name);

    /// <summary>A subscription, or the reason why there is none.</summary>
    internal sealed record BrowserSubscription(
        string? Endpoint, string? P256dh, string? Auth, string? DeviceName, string? Problem, string? Detail);
}
