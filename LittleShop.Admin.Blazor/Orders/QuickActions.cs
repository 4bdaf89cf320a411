using LittleShop.Admin.Blazor.Parts;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Orders;

/// <summary>
/// The sheet that a tap on a notification opens where notifications have no buttons. What is chosen there can be undone
/// for some seconds, and happens after them even if this page is gone.
/// </summary>
public sealed class QuickActions : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly RepeatKey _keys = new();
    private bool _wasOpen;

    [Parameter, EditorRequired]
    public required OrderDetail Order { get; set; }

    [Parameter]
    public bool Open { get; set; }

    /// <summary>The sheet is gone; the order may have changed.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private ActionsClient Actions { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    public void Dispose() => _left.Cancel();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var opens = Open && !_wasOpen;
        _wasOpen = Open;
        if (opens)
        {
            await AskAsync();
        }
    }

    private async Task AskAsync()
    {
        var choice = await Dialogs.AskAsync<ActionSheet, ActionSheet.Choice>(
            $"Order {Order.Number}", new() { { nameof(ActionSheet.Order), Order } });
        if (choice is { To: { } to })
        {
            await TakeAsync(new TakeAction(to, Order.Version));
        }
        else if (choice is not null)
        {
            var answer = await Actions.AcknowledgeAsync(Order.Id, _left.Token);
            Say(answer.Problem, $"{Order.Number}: you are on it");
        }

        await OnClosed.InvokeAsync();
    }

    private async Task TakeAsync(TakeAction action)
    {
        var answer = await Actions.TakeAsync(Order.Id, action, _keys.For(action), _left.Token);
        if (!answer.Ok)
        {
            Say(answer.Problem, "");
            return;
        }

        _keys.Forget();
        var taken = answer.Value;
        var left = taken.AppliesAt - Clock.GetUtcNow();
        var words = $"{taken.OrderNumber}: {taken.To.ActionFrom(Order.Status).ToLowerInvariant()}, in a few seconds";
        Snackbar.Add(words, Severity.Success, bar =>
        {
            bar.Action = "Undo";
            bar.VisibleStateDuration = (int)Math.Clamp(left.TotalMilliseconds, 1000, 60_000);
            bar.OnClick = _ => UndoAsync(taken);
        });
    }

    /// <summary>Not cancelled by leaving the page: the snackbar stays.</summary>
    private async Task UndoAsync(ActionTaken taken)
    {
        var answer = await Actions.UndoAsync(taken, CancellationToken.None);
        Say(answer.Problem, $"{taken.OrderNumber}: undone");
    }

    private void Say(ApiProblem? problem, string done) =>
        Snackbar.Add(problem?.Message ?? done, problem is null ? Severity.Success : Severity.Error);
}
