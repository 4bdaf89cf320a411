using System.Security.Claims;
using LittleShop.Admin.Blazor.Parts;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Orders;

/// <summary>The moves this order may make and this admin may order: one big button, the rest in a menu.</summary>
public sealed partial class NextActions : IDisposable
{
    /// <summary>After a move other buttons stand where the finger is: so long they do not act.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(700);

    private readonly CancellationTokenSource _left = new();
    private readonly RepeatKey _keys = new();
    private OrderStatus? _running;
    private bool _sending;
    private OrderStatus? _drawn;
    private bool _settling;
    private string? _problem;

    [Parameter, EditorRequired]
    public required OrderDetail Order { get; set; }

    [Parameter, EditorRequired]
    public required ClaimsPrincipal User { get; set; }

    /// <summary>The order moved, or turned out to be another than this page thought: read it again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private OrdersClient Orders { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private bool Waiting => _running is not null || _settling;

    private OrderStatus? Primary =>
        Order.Status.UsualNext(Order.PaymentMethod) is { } next && Allowed.Contains(next) ? next : null;

    private IReadOnlyList<OrderStatus> Others => [.. Allowed.Where(move => move != Primary)];

    private IEnumerable<OrderStatus> Allowed => Order.NextMoves
        .Where(move => move.NeedsManager ? User.CanManage : User.CanPack)
        .Where(move => move != OrderStatus.Refunded || Order.Refundable.Amount > 0);

    protected override void OnParametersSet()
    {
        if (_drawn is { } before && before != Order.Status)
        {
            _ = SettleAsync();
        }

        _drawn = Order.Status;
    }

    public void Dispose() => _left.Cancel();

    private async Task ChooseAsync(OrderStatus move)
    {
        if (Waiting)
        {
            return;
        }

        _running = move;
        try
        {
            if (await AskAsync(move) is { } send)
            {
                await SendAsync(send, move);
            }
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>
    /// What to send, once everything is known that this move needs; null when the admin thinks better.
    /// </summary>
    private async Task<Func<Task<ApiAnswer<ChangedOrder>>>?> AskAsync(OrderStatus move)
    {
        if (move == OrderStatus.Refunded)
        {
            var refund = await Dialogs.AskAsync<RefundDialog, RefundOrder>(
                "Refund", new() { { nameof(RefundDialog.Order), Order } });
            return refund is null ? null : () => Orders.RefundAsync(Order.Id, refund, _keys.For(refund), _left.Token);
        }

        var change = move == Primary && move != OrderStatus.Dispatched
            ? new ChangeStatus(move, Order.Version)
            : await Dialogs.AskAsync<MoveDialog, ChangeStatus>(
                move.ActionFrom(Order.Status),
                new() { { nameof(MoveDialog.Order), Order }, { nameof(MoveDialog.To), move } });
        return change is null ? null : () => Orders.MoveAsync(Order.Id, change, _keys.For(change), _left.Token);
    }

    private async Task SendAsync(Func<Task<ApiAnswer<ChangedOrder>>> send, OrderStatus move)
    {
        var before = Order.Status;
        _sending = true;
        StateHasChanged();
        var answer = await send();
        _sending = false;
        _problem = answer.Problem is { } problem ? Explain(problem, move, before) : null;
        if (answer.Ok)
        {
            _keys.Forget();
            Snackbar.Add(
                move == OrderStatus.Refunded
                    ? $"{Order.Number}: money given back"
                    : $"{Order.Number}: {answer.Value.Status.Label.ToLowerInvariant()}",
                Severity.Success);
        }

        await OnChanged.InvokeAsync();
    }

    private static string Explain(ApiProblem problem, OrderStatus move, OrderStatus before) => problem.Code switch
    {
        "stale" => $"Somebody else changed this order meanwhile, so «{move.ActionFrom(before)}» was not done. "
            + "This is how it stands now.",
        "unreachable" => "The shop does not answer. Press again in a moment: it will not be done twice.",
        _ => problem.Message,
    };

    private async Task SettleAsync()
    {
        _settling = true;
        try
        {
            await Task.Delay(Settling, Clock, _left.Token);
        }
        catch (OperationCanceledException)
        {
            return; // the page is left
        }

        await InvokeAsync(() =>
        {
            _settling = false;
            StateHasChanged();
        });
    }
}
