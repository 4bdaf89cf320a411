using LittleShop.Admin.Blazor.Parts;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Catalog;

/// <summary>A product's photos: uploaded with progress, put in order, deleted, fetched again where missing.</summary>
public sealed partial class ProductPhotos : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly List<PhotoUpload> _uploads = [];
    private string? _problem;

    [Parameter, EditorRequired]
    public Guid ProductId { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PhotoView> Photos { get; set; }

    [Parameter]
    public bool CanManage { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private PhotosClient Photo { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private CancellationToken Ct => _left.Token;

    private Guid? First => Photos.MinBy(photo => photo.Position)?.Id;

    private Guid? Last => Photos.MaxBy(photo => photo.Position)?.Id;

    public void Dispose() => _left.Cancel();

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        _problem = null;
        foreach (var file in chosen.GetMultipleFiles(20))
        {
            if (file.Size > Limits.PhotoBytes)
            {
                _problem = $"{file.Name} is larger than {Limits.PhotoBytes / 1024 / 1024} MB.";
                continue;
            }

            var upload = new PhotoUpload(file.Name);
            _uploads.Add(upload);
            StateHasChanged();
            await using var stream = new CountedStream(file.OpenReadStream(Limits.PhotoBytes, Ct), file.Size, percent =>
            {
                upload.Percent = percent;
                _ = InvokeAsync(StateHasChanged);
            });
            var answer = await Photo.AddAsync(ProductId, stream, file.Name, file.ContentType, null, Ct);
            _uploads.Remove(upload);
            _problem = answer.Problem is { } problem ? $"{file.Name}: {problem.Message}" : _problem;
            await OnChanged.InvokeAsync();
        }
    }

    private async Task DeleteAsync(PhotoView photo)
    {
        if (await Dialogs.ConfirmAsync("Delete photo", "It is gone for good.", "Delete it"))
        {
            await RunAsync(Photo.DeleteAsync(photo.Id, Ct));
        }
    }

    private Task MoveAsync(PhotoView photo, int by)
    {
        var order = Photos.OrderBy(other => other.Position).Select(other => other.Id).ToList();
        var at = order.IndexOf(photo.Id);
        (order[at], order[at + by]) = (order[at + by], order[at]);
        return RunAsync(Photo.ReorderAsync(ProductId, order, Ct));
    }

    private async Task RunAsync(Task<ApiAnswer<Done>> work)
    {
        _problem = (await work).Problem?.Message;
        await OnChanged.InvokeAsync();
    }

    private sealed class PhotoUpload(string name)
    {
        public string Name { get; } = name;

        public int Percent { get; set; }
    }
}
