using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Api;

/// <summary>
/// What the first, still picture of a page was drawn from, handed to the live one: it shows the same at once, so that
/// nothing flickers or goes away under a finger. Over once the live page is drawn, or hears that something moved.
/// </summary>
public sealed class FirstAnswers(TimeProvider clock)
{
    /// <summary>
    /// Bytes, compressed. They come back in the circuit's first message, encrypted and in base64, and that may have 128
    /// KiB. A page with more reads what is missing again.
    /// </summary>
    internal const int Most = 40 * 1024;

    /// <summary>A circuit may begin, or be resumed, long after its page was drawn.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private bool _drawing; // the still picture, here and now
    private bool _over;

    [PersistentState]
    public FirstPicture? Picture { get; set; }

    internal HttpResponseMessage? Find(HttpRequestMessage request, Guid? reader)
    {
        lock (_lock)
        {
            return !_over && !_drawing && IsRead(request) && Picture is { } picture && picture.Reader == reader
                && clock.GetUtcNow() - picture.At < Fresh && picture.Answers.TryGetValue(KeyOf(request), out var found)
                ? new HttpResponseMessage(HttpStatusCode.OK)
                {
                    RequestMessage = request,
                    Content = new ByteArrayContent(Unpack(found))
                    {
                        Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
                    },
                }
                : null;
        }
    }

    internal async Task KeepAsync(
        HttpRequestMessage request, Guid? reader, HttpResponseMessage answer, CancellationToken ct)
    {
        if (_over || !IsRead(request) || answer.StatusCode is not HttpStatusCode.OK
            || answer.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            return;
        }

        var packed = Pack(await answer.Content.ReadAsByteArrayAsync(ct));
        lock (_lock)
        {
            if (_over || (Picture is not null && !_drawing))
            {
                return;
            }

            _drawing = true;
            Picture ??= new FirstPicture(
                reader, clock.GetUtcNow(), new Dictionary<string, byte[]>(StringComparer.Ordinal));
            if (Picture.Answers.Values.Sum(one => one.Length) + packed.Length <= Most)
            {
                Picture.Answers[KeyOf(request)] = packed;
            }
        }
    }

    /// <summary>Something moved: a live page reads. A still one stays as it is, and the live one hears of it.</summary>
    internal void Moved()
    {
        if (!_drawing)
        {
            End();
        }
    }

    internal void End()
    {
        lock (_lock)
        {
            (_over, _drawing, Picture) = (true, false, null);
        }
    }

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

/// <summary>Whose page it was, when it was drawn, and the Api's answers, packed, by what was asked for.</summary>
public sealed record FirstPicture(Guid? Reader, DateTimeOffset At, IDictionary<string, byte[]> Answers);
