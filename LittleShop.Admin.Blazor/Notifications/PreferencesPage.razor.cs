using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>How the admin wants to be told: what, when, and how loud.</summary>
public sealed partial class PreferencesPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private PreferenceForm? _form;
    private IReadOnlyList<HearableEvent> _events = [];
    private string? _browserZone;
    private string? _problem;
    private bool _busy;

    [Inject]
    private PreferencesClient Preferences { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _browserZone = await Browser.InvokeAsync<string?>("littleShopDevices.timeZone", _left.Token);
            _form?.Suggest(_browserZone);
            StateHasChanged();
        }
    }

    public void Dispose() => _left.Cancel();

    private async Task ReadAsync()
    {
        var events = await Preferences.ListEventsAsync(_left.Token);
        var answer = await Preferences.GetAsync(_left.Token);
        _problem = events.Problem?.Message ?? answer.Problem?.Message;
        if (events.Ok && answer.Ok)
        {
            _events = events.Value;
            _form = new PreferenceForm(answer.Value);
            _form.Suggest(_browserZone);
        }
    }

    private async Task SaveAsync()
    {
        if (_busy || _form is null)
        {
            return;
        }

        _busy = true;
        var answer = await Preferences.SaveAsync(_form.ToPreferences(), _left.Token);
        _busy = false;
        _problem = answer.Problem?.Message;
        if (answer.Ok)
        {
            _form = new PreferenceForm(answer.Value);
            Snackbar.Add("Saved. It holds from the next event on.", Severity.Success);
        }
    }
}
