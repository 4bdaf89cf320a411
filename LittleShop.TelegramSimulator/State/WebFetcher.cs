using System.Collections.Concurrent;
using LittleShop.TelegramSimulator.BotApi;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Fetches files that a bot sends by address, as Telegram does, and remembers them for a minute.</summary>
internal sealed class WebFetcher(FileStore files, TimeProvider clock) : IDisposable
{
    private const int LargestPhoto = 5 * 1024 * 1024;
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(1);

    // Its own client, not the factory's: Telegram's servers try once, without the shop's resilience.
    private readonly HttpClient _client = new()
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LargestPhoto,
    };

    private readonly ConcurrentDictionary<(string Url, bool Photo), (string FileId, DateTimeOffset Until)> _known =
        new();

    public async Task<StoredFile> FetchAsync(Uri url, bool asPhoto, CancellationToken ct)
    {
        var key = (url.AbsoluteUri, asPhoto);
        if (_known.TryGetValue(key, out var known) && known.Until > clock.GetUtcNow()
            && files.Find(known.FileId) is { } before)
        {
            return before;
        }

        var (bytes, contentType) = await DownloadAsync(url, ct);
        if (asPhoto && ImageSize.Read(bytes) is null)
        {
            throw Refusal.BadRequest("wrong type of the web page content");
        }

        var file = files.Add(bytes, Path.GetFileName(url.AbsolutePath), contentType, asPhoto);
        if (_known.Count > 10_000)
        {
            _known.Clear();
        }

        _known[key] = (file.Id, clock.GetUtcNow() + _remembered);
        return file;
    }

    public void Clear() => _known.Clear();

    public void Dispose() => _client.Dispose();

    private async Task<(byte[] Bytes, string? ContentType)> DownloadAsync(Uri url, CancellationToken ct)
    {
        try
        {
            using var answer = await _client.GetAsync(url, ct);
            if (!answer.IsSuccessStatusCode)
            {
                throw Refusal.BadRequest("failed to get HTTP URL content");
            }

            return (await answer.Content.ReadAsByteArrayAsync(ct), answer.Content.Headers.ContentType?.MediaType);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw Refusal.BadRequest("failed to get HTTP URL content");
        }
    }
}
