using System.Net.Http.Json;
using LittleShop.Contracts;

namespace LittleShop.Tests.Fixtures;

/// <summary>Requests whose success a test takes for granted; the answer's own words stand in the failure.</summary>
internal static class Speaking
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(HttpClient client)
    {
        public Task<T> GetAsync<T>(string path) => ReadAsync<T>(client.GetAsync(path, Ct));

        public Task<T> PutAsync<T>(string path, object body) => ReadAsync<T>(client.SendAsync(HttpMethod.Put, path, body));

        public Task<T> PostAsync<T>(string path, object body, string? key = null) =>
            ReadAsync<T>(client.SendAsync(HttpMethod.Post, path, body, key));

        /// <summary>The answer as it came, for tests of refusals.</summary>
        public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, string? key = null)
        {
            var request = new HttpRequestMessage(method, path);
            if (body is not null)
            {
                request.Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options);
            }

            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            return client.SendAsync(request, Ct);
        }
    }

    extension(HttpResponseMessage answer)
    {
        public async Task<ApiProblem> ProblemAsync() =>
            (await answer.Content.ReadFromJsonAsync<ApiProblem>(ApiJson.Options, Ct))!;
    }

    private static async Task<T> ReadAsync<T>(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri}: {text}");
        return (await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, Ct))!;
    }
}
