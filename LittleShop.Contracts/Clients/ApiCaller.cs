using System.Net.Http.Json;
using System.Text.Json;

namespace LittleShop.Contracts;

/// <summary>
/// Sends requests to the Api and turns its answers into values or refusals; every typed client uses it.
/// </summary>
public sealed class ApiCaller(HttpClient http)
{
    public Task<ApiAnswer<T>> GetAsync<T>(string path, CancellationToken ct) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), ct);

    /// <param name="idempotencyKey">Makes the write safe to repeat: the same key and body act once.</param>
    public Task<ApiAnswer<T>> SendAsync<T>(
        HttpMethod method, string path, object? body, CancellationToken ct, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return SendAsync<T>(request, ct);
    }

    public async Task<ApiAnswer<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode)
            {
                return new ApiAnswer<T>(default, await ReadProblemAsync(answer, ct));
            }

            var value = typeof(T) == typeof(Done)
                ? (T)(object)Done.Value
                : await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, ct);
            return new ApiAnswer<T>(value, null);
        }
    }

    private static async Task<ApiProblem> ReadProblemAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var status = (int)answer.StatusCode;
        try
        {
            return await answer.Content.ReadFromJsonAsync<ApiProblem>(ApiJson.Options, ct) is { } problem
                ? problem with { Status = status }
                : new ApiProblem(status, answer.ReasonPhrase, null);
        }
        catch (JsonException)
        {
            return new ApiProblem(status, answer.ReasonPhrase, null); // a proxy's page, not the Api's own words
        }
    }
}

/// <summary>The value of an answer without a body.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}
