using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Parts;

/// <summary>
/// A list that is read page by page: waiting, empty, broken, more, and read again when its topic moves.
/// </summary>
public sealed partial class PagedRows<T> : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;
    private List<T>? _rows;
    private string? _next;
    private string? _problem;
    private string? _asked;

    /// <summary>Reads the page after a cursor; null is the first.</summary>
    [Parameter, EditorRequired]
    public required Func<string?, CancellationToken, Task<ApiAnswer<Page<T>>>> Fetch { get; set; }

    [Parameter, EditorRequired]
    public required Func<T, object> Key { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<T> ChildContent { get; set; }

    /// <summary>Filter and search in one text: another one reads the list anew.</summary>
    [Parameter]
    public string Question { get; set; } = "";

    /// <summary>What moves this list while somebody looks at it.</summary>
    [Parameter]
    public ShopChange? Topic { get; set; }

    [Parameter]
    public string Name { get; set; } = "rows";

    [Parameter]
    public string EmptyTitle { get; set; } = "Nothing here yet";

    [Parameter]
    public string? EmptyText { get; set; }

    [Parameter]
    public string EmptyIcon { get; set; } = MudBlazor.Icons.Material.Outlined.Inbox;

    [Inject]
    private CircuitFeed Feed { get; set; } = default!;

    public async Task ReadAsync()
    {
        var question = Question;
        var answer = await Fetch(null, _left.Token);
        if (question != Question)
        {
            return; // they typed on: the newer question has its own answer
        }

        _problem = _rows is null ? answer.Problem?.Message : null; // old rows are better than none
        if (answer.Ok)
        {
            Show(answer.Value);
        }

        StateHasChanged();
    }

    protected override void OnInitialized()
    {
        if (Topic is { } topic)
        {
            _subscription = Feed.Subscribe(changes =>
                changes.Touches(topic) ? InvokeAsync(ReadAsync) : Task.CompletedTask);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked == Question)
        {
            return;
        }

        _asked = Question;
        await ReadAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _left.Cancel();
    }

    private void Show(Page<T> first) => (_rows, _next) = ([.. first.Items], first.Next);

    private async Task ReadMoreAsync()
    {
        var answer = await Fetch(_next, _left.Token);
        if (answer.Ok && _rows is { } rows)
        {
            var known = rows.Select(Key).ToHashSet();
            rows.AddRange(answer.Value.Items.Where(row => !known.Contains(Key(row))));
            _next = answer.Value.Next;
        }
    }
}
