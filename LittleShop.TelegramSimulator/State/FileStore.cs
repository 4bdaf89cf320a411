using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace LittleShop.TelegramSimulator.State;

/// <summary>A file Telegram keeps, under the id a bot may use to send it again.</summary>
internal sealed record StoredFile(
    string Id, string UniqueId, string Path, string Name, string ContentType, byte[] Bytes, ImageSize? Image);

/// <summary>Uploaded and fetched files, the newest up to a number of bytes. The same bytes are kept once.</summary>
internal sealed class FileStore(long bytesKept)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, StoredFile> _byId = new();
    private readonly ConcurrentDictionary<string, StoredFile> _byPath = new();
    private readonly Queue<StoredFile> _order = new();
    private long _bytes;

    public StoredFile? Find(string id) => _byId.GetValueOrDefault(id);

    public StoredFile? FindByPath(string path) => _byPath.GetValueOrDefault(path);

    public StoredFile Add(byte[] bytes, string name, string? contentType, bool asPhoto)
    {
        var image = ImageSize.Read(bytes);
        var hash = Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 15));
        // The same bytes under two names are two documents; a photo has no name.
        var id = asPhoto ? "AgACAgIAAxkD" + hash : "BQACAgIAAxkD" + hash + Short(name);

        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var known))
            {
                return known;
            }

            var extension = asPhoto ? image?.Extension ?? "bin" : Extension(name);
            var path = asPhoto ? $"photos/{hash}.{extension}" : $"documents/{hash}{Short(name)}.{extension}";
            var file = new StoredFile(
                id, "AQAD" + hash, path, name,
                // What a bot claims about its bytes is not believed when they are shown in a browser.
                image?.ContentType ?? (asPhoto ? null : contentType) ?? "application/octet-stream", bytes, image);
            Keep(file);
            return file;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _byId.Clear();
            _byPath.Clear();
            _order.Clear();
            _bytes = 0;
        }
    }

    private void Keep(StoredFile file)
    {
        _byId[file.Id] = file;
        _byPath[file.Path] = file;
        _order.Enqueue(file);
        _bytes += file.Bytes.Length;
        while (_bytes > bytesKept && _order.Count > 1)
        {
            var gone = _order.Dequeue();
            _byId.TryRemove(gone.Id, out _);
            _byPath.TryRemove(gone.Path, out _);
            _bytes -= gone.Bytes.Length;
        }
    }

    private static string Short(string name) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 6));

    private static string Extension(string name)
    {
        var extension = System.IO.Path.GetExtension(name).TrimStart('.');
        return extension.Length is > 0 and <= 8 && extension.All(char.IsAsciiLetterOrDigit) ? extension : "bin";
    }
}
