using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>«Notify me on this device», a test, and every device of this admin.</summary>
public sealed partial class DevicesPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly Dictionary<Guid, TestPushResult> _tests = [];
    private IDisposable? _subscription;
    private IReadOnlyList<PushDevice> _devices = [];
    private string? _problem;
    private bool _busy;

    [Inject]
    private NotificationsClient Notifications { get; set; } = default!;

    [Inject]
    private CircuitFeed Feed { get; set; } = default!;

    [Inject]
    private ThisDevice Device { get; set; } = default!;

    private string? PushState => Device.Look?.State is "on" && !Device.IsOn ? "off" : Device.Look?.State;

    private string? Explanation => PushState switch
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
        Device.Changed += Redraw;
        return ReadAsync();
    }

    public void Dispose()
    {
        Device.Changed -= Redraw;
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
        _problem = await Device.SwitchOnAsync();
        _busy = false;
        await ReadAsync();
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

    private void Redraw(object? sender, EventArgs args) => _ = InvokeAsync(StateHasChanged);
}
