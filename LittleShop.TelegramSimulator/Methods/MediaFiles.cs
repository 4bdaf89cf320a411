using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Finds the file a bot means: uploaded with the call, sent before, or somewhere on the web.</summary>
internal static class MediaFiles
{
    private const int LargestPhoto = 10 * 1024 * 1024;

    /// <param name="call">The call that names the file.</param>
    /// <param name="reference">A file id, an address, or <c>attach://name</c>.</param>
    /// <param name="field">The multipart field of an upload.</param>
    /// <param name="asPhoto">Whether it is to be shown as a photo.</param>
    /// <param name="ct">Ends a download.</param>
    public static async Task<StoredFile> FindAsync(
        Call call, string? reference, string field, bool asPhoto, CancellationToken ct)
    {
        var upload = reference?.StartsWith("attach://", StringComparison.Ordinal) == true
            ? call.Parameters.File(reference[9..])
                ?? throw Refusal.BadRequest("wrong file identifier/HTTP URL specified")
            : call.Parameters.File(field);
        if (upload is not null)
        {
            return Stored(call, upload, asPhoto);
        }

        if (reference is not { Length: > 0 })
        {
            throw Refusal.BadRequest($"there is no {(asPhoto ? "photo" : "document")} in the request");
        }

        if (Uri.TryCreate(reference, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return CheckedPhoto(await call.Get<WebFetcher>().FetchAsync(url!, asPhoto, ct), asPhoto);
        }

        var known = call.World.Files.Find(reference)
            ?? throw Refusal.BadRequest("wrong file identifier/HTTP URL specified");
        var isPhoto = known.Path.StartsWith("photos/", StringComparison.Ordinal);
        return isPhoto == asPhoto
            ? known
            : throw Refusal.BadRequest(asPhoto
                ? "can't use file of type Document as Photo"
                : "can't use file of type Photo as Document");
    }

    public static IReadOnlyList<PhotoSize> Sizes(StoredFile file) =>
        [new PhotoSize(file.Id, file.UniqueId, file.Bytes.Length, file.Image!.Width, file.Image.Height)];

    public static Document Document(StoredFile file) => new(file.Id, file.UniqueId, file.Bytes.Length)
    {
        FileName = file.Name,
        MimeType = file.ContentType,
    };

    private static StoredFile Stored(Call call, UploadedFile upload, bool asPhoto)
    {
        if (upload.Bytes.Length == 0)
        {
            throw Refusal.BadRequest("file must be non-empty");
        }

        if (asPhoto && upload.Bytes.Length > LargestPhoto)
        {
            throw Refusal.BadRequest($"file of size {upload.Bytes.Length} bytes is too big for a photo");
        }

        return CheckedPhoto(
            call.World.Files.Add(upload.Bytes, upload.FileName, upload.ContentType, asPhoto), asPhoto);
    }

    private static StoredFile CheckedPhoto(StoredFile file, bool asPhoto)
    {
        if (!asPhoto)
        {
            return file;
        }

        if (file.Image is not { Width: > 0, Height: > 0 } image)
        {
            throw Refusal.BadRequest("IMAGE_PROCESS_FAILED");
        }

        var ratio = (double)Math.Max(image.Width, image.Height) / Math.Min(image.Width, image.Height);
        return image.Width + image.Height > 10_000 || ratio > 20
            ? throw Refusal.BadRequest("PHOTO_INVALID_DIMENSIONS")
            : file;
    }
}
