using LittleShop.Admin.Blazor.Parts;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Texts;

/// <summary>One text: written on the left, shown as every channel shows it on the right.</summary>
public sealed partial class TextPage : IDisposable
{
    private static readonly TimeSpan _typing = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _left = new();
    private CancellationTokenSource _look = new();
    private TemplateKey? _key;
    private TemplateView? _view;
    private IReadOnlyList<TemplateVersion> _history = [];
    private IReadOnlyList<TemplateVariable> _variables = [];
    private IReadOnlyList<OrderSummary> _orders = [];
    private Guid? _orderId;
    private string _title = "";
    private string _body = "";
    private string? _problem;
    private TestPushResult? _test;
    private bool _canManage;
    private bool _busy;

    [Parameter]
    public string ForReader { get; set; } = "";

    [Parameter]
    public string In { get; set; } = "";

    [Parameter]
    public string About { get; set; } = "";

    [Parameter]
    public string Via { get; set; } = "";

    /// <summary>It is asked for by a POST, so it goes from the still picture to the live one by itself.</summary>
    [PersistentState]
    public TemplatePreview? Preview { get; set; }

    [Inject]
    private TemplatesClient Texts { get; set; } = default!;

    [Inject]
    private OrdersClient Orders { get; set; } = default!;

    [Inject]
    private AdminSession Session { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private bool HasTitle => _key?.Channel is not Channel.Telegram;

    private bool IsMarkup => _key?.Channel is Channel.Telegram or Channel.Email;

    private bool HasProblems => Preview?.Problems is { Count: > 0 };

    protected override async Task OnInitializedAsync()
    {
        _canManage = (await Session.GetUserAsync()).CanManage;
        _orders = (await Orders.ListAsync(null, null, null, 25, _left.Token)).Value?.Items ?? [];
    }

    protected override async Task OnParametersSetAsync()
    {
        var key = KeyOf();
        if (key != _key)
        {
            (_key, _view, _test, _problem) = (key, null, null, null);
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _look.Cancel();
        _left.Cancel();
    }

    private TemplateKey? KeyOf() =>
        Enum.TryParse<Reader>(ForReader, out var reader) && Enum.TryParse<OrderEventKind>(About, out var kind)
            && Enum.TryParse<Channel>(Via, out var channel)
            ? new TemplateKey(kind, channel, reader, In)
            : null;

    private async Task ReadAsync()
    {
        if (_key is not { } key)
        {
            _problem = "There is no such text.";
            return;
        }

        var answer = await Texts.GetAsync(key, _left.Token);
        _problem = answer.Problem?.Message;
        if (answer.Ok)
        {
            _variables = (await Texts.ListVariablesAsync(key.Reader, _left.Token)).Value ?? [];
            await TakeAsync(answer.Value);
        }
    }

    /// <summary>What holds now is what is written, shown and remembered.</summary>
    private async Task TakeAsync(TemplateView view)
    {
        (_view, _title, _body) = (view, view.Title, view.Body);
        _history = (await Texts.GetHistoryAsync(view.Key, _left.Token)).Value ?? [];
        await ShowAsync();
    }

    private PreviewTemplate Written => new(_key!, _title, _body, _orderId);

    /// <summary>Once the typing pauses: the Api says how it looks and what is wrong.</summary>
    private async Task LookAsync()
    {
        await _look.CancelAsync();
        _look = new CancellationTokenSource();
        var look = _look.Token;
        try
        {
            await Task.Delay(_typing, Clock, look);
            await ShowAsync(look);
        }
        catch (OperationCanceledException) when (look.IsCancellationRequested)
        {
            // Typed on: the next pause looks.
        }
    }

    private Task ShowAsync() => ShowAsync(_left.Token);

    private async Task ShowAsync(CancellationToken ct) =>
        Preview = (await Texts.PreviewAsync(Written, ct)).Value ?? Preview;

    private async Task InsertAsync(TemplateVariable variable) =>
        await Browser.InvokeVoidAsync("littleShopTexts.insert", _left.Token, "text-body", $"{{{variable.Name}}}");

    private Task SaveAsync() => ChangeAsync("Saved. The next message is written like this.", () =>
        Texts.SaveAsync(new SaveTemplate(_key!, _title, _body, _view!.Version), _left.Token));

    private Task RevertAsync(TemplateVersion version) => ChangeAsync("Brought back.", () =>
        Texts.RevertAsync(new RevertTemplate(_key!, version.Version, _view!.Version), _left.Token));

    private async Task ResetAsync()
    {
        if (await Dialogs.ConfirmAsync(
            "Back to the original", "LittleShop's own text holds again. Yours stays in the history.", "Go back"))
        {
            await ChangeAsync("LittleShop's own text holds again.", () =>
                Texts.ResetAsync(_key!, _view!.Version, _left.Token));
        }
    }

    private async Task ChangeAsync(string done, Func<Task<ApiAnswer<TemplateView>>> change)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        var answer = await change();
        _busy = false;
        _problem = answer.Problem switch
        {
            null => null,
            { Code: "stale" } => "Somebody else saved this text meanwhile. Copy yours and load the page again.",
            var problem => problem.Message,
        };
        if (answer.Ok)
        {
            Snackbar.Add(done, Severity.Success);
            await TakeAsync(answer.Value);
        }
    }

    private async Task TestAsync()
    {
        _busy = true;
        var answer = await Texts.TestAsync(Written, _left.Token);
        _busy = false;
        _test = answer.Value ?? new TestPushResult(false, answer.Problem!.Message);
    }
}
