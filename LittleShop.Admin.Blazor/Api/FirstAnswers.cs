using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Api;

/// <summary>
/// What the first, still picture of a page was drawn from, handed to the live one: it shows the same at once, so that
/// nothing flickers or goes away under a finger. Over once the live page is drawn.
/// </summary>
public sealed class FirstAnswers
{
    /// <summary>
    /// Bytes, compressed. They come back in the circuit's first message, encrypted and in base64, and that may have 128
    /// KiB. A page with more reads what is missing again.
    /// </summary>
    internal const int Most = 40 * 1024;

    private bool _over;

    /// <summary>By what was asked for.</summary>
    [PersistentState]
    public ConcurrentDictionary<string, byte[]>? Kept { get; set; }

    internal HttpResponseMessage? Find(HttpRequestMessage request) =>
        !_over && Kept is { } kept && IsRead(request) && kept.TryGetValue(KeyOf(request), out var found)
            ? new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(Unpack(found))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
                },
            }
            : null;

    internal async Task KeepAsync(HttpRequestMessage request, HttpResponseMessage answer, CancellationToken ct)
    {
        if (_over || !IsRead(request) || answer.StatusCode is not HttpStatusCode.OK
            || answer.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            return;
        }

        var packed = Pack(await answer.Content.ReadAsByteArrayAsync(ct));
        Kept ??= [];
        if (Kept.Values.Sum(one => one.Length) + packed.Length <= Most)
        {
            Kept[KeyOf(request)] = packed;
        }
    }

    internal void End() => (_over, Kept) = (true, null);

    private static bool IsRead(HttpRequestMessage request) => request.Method == HttpMethod.Get;

    private static string KeyOf(HttpRequestMessage request) => request.RequestUri!.PathAndQuery;

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(plain);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
