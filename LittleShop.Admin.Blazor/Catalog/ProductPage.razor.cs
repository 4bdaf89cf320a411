using System.Security.Claims;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Admin.Blazor.Parts;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Catalog;

/// <summary>One product with its variants and photos, old or new.</summary>
public sealed partial class ProductPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;
    private ClaimsPrincipal _user = new();
    private IReadOnlyList<CategorySummary> _categories = [];
    private ProductDetail? _product;
    private ProductForm? _form;
    private string? _problem;
    private bool _busy;

    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    private CatalogClient Catalog { get; set; } = default!;

    [Inject]
    private CircuitFeed Feed { get; set; } = default!;

    [Inject]
    private AdminSession Session { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        // Only photos: whoever edits keeps what they typed, and the version tells them if somebody else saved first.
        _subscription = Feed.Subscribe(changes =>
            changes.Touches(ShopChange.Catalog) ? InvokeAsync(ReadPhotosAsync) : Task.CompletedTask);
        _user = await Session.GetUserAsync();
        _categories = (await Catalog.ListCategoriesAsync(_left.Token)).Value ?? [];
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id is null)
        {
            (_product, _form) = (null, new ProductForm());
        }
        else if (_product?.Id != Id)
        {
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _left.Cancel();
    }

    private async Task ReadAsync()
    {
        var answer = await Catalog.GetProductAsync(Id!.Value, _left.Token);
        _problem = answer.Problem?.Message;
        if (answer.Ok)
        {
            Show(answer.Value);
        }
    }

    private void Show(ProductDetail product) => (_product, _form) = (product, ProductForm.Of(product));

    private async Task ReadPhotosAsync()
    {
        if (Id is { } id && (await Catalog.GetProductAsync(id, _left.Token)).Value is { } now && _product is not null)
        {
            _product = _product with { Photos = now.Photos };
            StateHasChanged();
        }
    }

    private async Task SaveAsync()
    {
        if (_busy || _form is null)
        {
            return;
        }

        _busy = true;
        var answer = await Catalog.SaveProductAsync(Id, _form.ToSave(), _left.Token);
        _busy = false;
        _problem = answer.Problem switch
        {
            null => null,
            { Code: "stale" } => "Somebody else saved this product meanwhile. Copy what you changed and load it again.",
            var problem => problem.Message,
        };
        if (!answer.Ok)
        {
            return;
        }

        Snackbar.Add("Saved.", Severity.Success);
        if (Id is null)
        {
            Navigation.NavigateTo($"/products/{answer.Value.Id}", replace: true);
        }
        else
        {
            Show(answer.Value);
        }
    }

    private async Task ArchiveAsync()
    {
        if (_product is not { } product || !await Dialogs.ConfirmAsync(
            "Archive", $"«{product.Title}» disappears from the shop. Its orders stay as they are.", "Archive it"))
        {
            return;
        }

        var answer = await Catalog.ArchiveProductAsync(product.Id, product.Version, _left.Token);
        _problem = answer.Problem?.Message;
        if (answer.Ok)
        {
            Navigation.NavigateTo("/products");
        }
    }
}
