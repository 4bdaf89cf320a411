using System.Net;
using System.Text.Json;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Simulator;

/// <summary>The Bot API as bytes on the wire, without a library between.</summary>
internal sealed record RawAnswer(HttpStatusCode Status, JsonElement Body, TimeSpan? RetryAfter)
{
    public bool Ok => Body.GetProperty("ok").GetBoolean();

    public JsonElement Result => Body.TryGetProperty("result", out var result)
        ? result
        : throw new InvalidOperationException(Body.GetRawText());

    public string Description => Body.GetProperty("description").GetString()!;

    public int ErrorCode => Body.GetProperty("error_code").GetInt32();
}

internal static class RawBot
{
    extension(SimulatedTelegram telegram)
    {
        /// <summary>Calls a method with form fields.</summary>
        public Task<RawAnswer> CallAsync(string method, params (string Name, object Value)[] fields) =>
            telegram.PostAsync(method, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(
                field.Name, field.Value as string ?? JsonSerializer.Serialize(field.Value)))));

        public async Task<RawAnswer> PostAsync(
            string method, HttpContent? content, string? token = null)
        {
            using var answer = await telegram.Http.PostAsync(
                $"/bot{token ?? SimulatedTelegram.Token}/{method}", content, TestContext.Current.CancellationToken);
            return await ReadAsync(answer);
        }

        public async Task<RawAnswer> GetAsync(string methodAndQuery)
        {
            using var answer = await telegram.Http.GetAsync(
                $"/bot{SimulatedTelegram.Token}/{methodAndQuery}", TestContext.Current.CancellationToken);
            return await ReadAsync(answer);
        }

        /// <summary>A call that must be refused so, and must leave no message behind.</summary>
        public async Task RefusesAsync(
            string description, string method, params (string Name, object Value)[] fields)
        {
            var before = (await telegram.StatisticsAsync()).MessagesAccepted;

            var answer = await telegram.CallAsync(method, fields);

            Assert.Equal(description, answer.Ok ? "no refusal: " + answer.Result : answer.Description);
            Assert.Equal(answer.ErrorCode, (int)answer.Status);
            Assert.Equal(before, (await telegram.StatisticsAsync()).MessagesAccepted);
        }
    }

    private static async Task<RawAnswer> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return new RawAnswer(answer.StatusCode, JsonElement.Parse(body), answer.Headers.RetryAfter?.Delta);
    }
}
