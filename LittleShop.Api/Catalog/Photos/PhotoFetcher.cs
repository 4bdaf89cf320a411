using System.Net;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>Why a picture could not be had, for its owner to read; some reasons no further try will cure.</summary>
internal sealed class PhotoProblem(string message, bool isFinal = false) : Exception(message)
{
    public bool IsFinal => isFinal;
}

/// <summary>Gets a picture from an address that others chose: guarded, limited in time, size and redirects.</summary>
internal sealed class PhotoFetcher : IDisposable
{
    private const int Redirects = 5;

    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;

    public PhotoFetcher(GuardedHandler handler, IOptions<PhotoOptions> options)
    {
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("LittleShop/1.0");
        _http.DefaultRequestHeaders.Accept.ParseAdd("image/webp,image/jpeg,image/png,image/*;q=0.5");
        _timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    }

    /// <exception cref="PhotoProblem">Always this, whatever failed on the way.</exception>
    public async Task<byte[]> FetchAsync(string address, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_timeout);
        try
        {
            return await FollowAsync(address, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PhotoProblem($"The picture's server took longer than {_timeout.TotalSeconds} seconds.");
        }
        catch (HttpRequestException error) when (GuardedHandler.WasRefused(error))
        {
            throw new PhotoProblem("The picture's address is not on the public internet.", isFinal: true);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new PhotoProblem($"The picture's server could not be reached: {error.Message}");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> FollowAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            throw new PhotoProblem("The picture's address is no web address.", isFinal: true);
        }

        for (var hop = 0; hop <= Redirects; hop++)
        {
            using var answer = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.Headers.Location is { } next && (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308)
            {
                url = new Uri(url, next);
                continue;
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw new PhotoProblem(
                    $"The picture's server answered {(int)answer.StatusCode}.", WillStay(answer.StatusCode));
            }

            return await ReadAsync(answer.Content, ct);
        }

        throw new PhotoProblem($"The picture's address leads on more than {Redirects} times.", isFinal: true);
    }

    private static bool WillStay(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 and not (404 or 408 or 425 or 429);

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > Limits.PhotoBytes)
        {
            throw TooLarge();
        }

        await using var body = await content.ReadAsStreamAsync(ct);
        using var picture = new MemoryStream();
        var chunk = new byte[81_920];
        while (await body.ReadAsync(chunk, ct) is > 0 and var read)
        {
            if (picture.Length + read > Limits.PhotoBytes)
            {
                throw TooLarge();
            }

            picture.Write(chunk, 0, read);
        }

        return picture.ToArray();
    }

    private static PhotoProblem TooLarge() =>
        new($"The picture is larger than {Limits.PhotoBytes / 1024 / 1024} MB.", isFinal: true);
}
