using System.Net.Http.Headers;

namespace LittleShop.Contracts;

/// <summary>The files of the catalogue: photos in, and the product table of another shop.</summary>
public sealed class PhotosClient(ApiCaller api)
{
    public Task<ApiAnswer<PhotoView>> AddAsync(
        Guid productId, Stream photo, string fileName, string contentType, string? alt, CancellationToken ct)
    {
        var form = FileForm(photo, fileName, contentType);
        if (!string.IsNullOrWhiteSpace(alt))
        {
            form.Add(new StringContent(alt), "alt");
        }

        return api.SendAsync<PhotoView>(
            new HttpRequestMessage(HttpMethod.Post, $"products/{productId}/photos") { Content = form }, ct);
    }

    public Task<ApiAnswer<Done>> DeleteAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Delete, $"photos/{id}", null, ct);

    /// <summary>Fetches a missing photo anew from where it came.</summary>
    public Task<ApiAnswer<Done>> RetryAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Post, $"photos/{id}/retry", null, ct);

    public Task<ApiAnswer<Done>> ReorderAsync(Guid productId, IReadOnlyList<Guid> order, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Put, $"products/{productId}/photos/order", order, ct);

    public Task<ApiAnswer<ImportReport>> ImportAsync(Stream csv, string fileName, CancellationToken ct) =>
        api.SendAsync<ImportReport>(
            new HttpRequestMessage(HttpMethod.Post, "products/import")
            {
                Content = FileForm(csv, fileName, "text/csv"),
            },
            ct);

    private static MultipartFormDataContent FileForm(Stream file, string fileName, string contentType)
    {
        var content = new StreamContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? type
            : new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { content, "file", fileName } };
    }
}
