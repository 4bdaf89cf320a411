using System.Security.Claims;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Orders;

/// <summary>One order: what to do next, what is in it, what happened, who was told.</summary>
public sealed partial class OrderPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;
    private ClaimsPrincipal _user = new();
    private OrderDetail? _order;
    private IReadOnlyList<DeliveryView>? _deliveries;
    private ApiProblem? _problem;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>«actions»: a tap on a notification without buttons asks what to do.</summary>
    [SupplyParameterFromQuery]
    private string? Sheet { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private OrdersClient Orders { get; set; } = default!;

    [Inject]
    private CircuitFeed Feed { get; set; } = default!;

    [Inject]
    private AdminSession Session { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(changes => InvokeAsync(() => HearAsync(changes)));
        _user = await Session.GetUserAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_order?.Id != Id)
        {
            _order = null;
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _left.Cancel();
    }

    private async Task HearAsync(LiveChanges changes)
    {
        if (changes.TouchesOrder(Id))
        {
            await ReadAsync();
        }
        else if (changes.Touches(ShopChange.Deliveries))
        {
            await ReadDeliveriesAsync();
        }
        else
        {
            return;
        }

        StateHasChanged();
    }

    private async Task CloseSheetAsync()
    {
        Navigation.NavigateTo($"/orders/{Id}", replace: true); // loaded again, the page asks nothing
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var deliveries = ReadDeliveriesAsync();
        var answer = await Orders.GetAsync(Id, _left.Token);
        await deliveries;
        _problem = answer.Problem;
        _order = answer.Value ?? _order;
    }

    private async Task ReadDeliveriesAsync()
    {
        var answer = await Orders.ListDeliveriesAsync(Id, _left.Token);
        _deliveries = answer.Value ?? _deliveries;
    }
}
