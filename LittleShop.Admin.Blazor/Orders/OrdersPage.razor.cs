using LittleShop.Admin.Blazor.Live;
using LittleShop.Admin.Blazor.Parts;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Orders;

/// <summary>All orders, newest first; what changes, changes here by itself.</summary>
public sealed partial class OrdersPage : IDisposable
{
    private static readonly FilterOption[] _filters =
    [
        new(null, "All"),
        .. ((OrderStatus[])
        [
            OrderStatus.PaymentReceived, OrderStatus.Accepted, OrderStatus.Packing, OrderStatus.Dispatched,
            OrderStatus.PendingPayment, OrderStatus.OnHold, OrderStatus.Delivered, OrderStatus.PaymentFailed,
            OrderStatus.PaymentExpired, OrderStatus.Cancelled, OrderStatus.Refunded,
        ]).Select(status => new FilterOption(status.ToString(), status.Label)),
    ];

    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;

    [SupplyParameterFromQuery(Name = "status")]
    private string? StatusName { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [Inject]
    private OrdersClient Orders { get; set; } = default!;

    [Inject]
    private CircuitFeed Feed { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private OrderList? List { get; set; }

    private OrderStatus? Status => Enum.TryParse<OrderStatus>(StatusName, out var status) ? status : null;

    private string? Wanted => string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();

    protected override void OnInitialized() =>
        _subscription = Feed.Subscribe(changes => InvokeAsync(() => HearAsync(changes)));

    protected override async Task OnParametersSetAsync()
    {
        if (List is not null && List.IsOf(Status, Wanted))
        {
            return;
        }

        List = new OrderList(Status, Wanted);
        await LoadAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _left.Cancel();
    }

    private async Task HearAsync(LiveChanges changes)
    {
        if (List is not { Loaded: true } list || !changes.TouchesOrders)
        {
            return;
        }

        var unknown = list.Apply(changes, Clock.GetUtcNow());
        StateHasChanged(); // what is known shows at once, what must be read follows
        if (unknown)
        {
            await list.ReadAsync(Orders, _left.Token);
            StateHasChanged();
        }
    }

    private Task LoadAsync() => List!.ReadAsync(Orders, _left.Token);

    private Task LoadMoreAsync() => List!.ReadMoreAsync(Orders, _left.Token);

    private void ChooseStatus(string? status) => Show(status, Search);

    private void SearchFor(string? search) => Show(StatusName, search);

    private void Show(string? status, string? search) => Navigation.NavigateTo(
        ApiPath.With("/orders", ("status", status), ("search", search)), replace: true);
}
