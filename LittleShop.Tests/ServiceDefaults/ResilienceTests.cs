using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LittleShop.Tests.ServiceDefaults;

public sealed class ResilienceTests
{
    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("HEAD", null, true)]
    [InlineData("POST", null, false)]
    [InlineData("PUT", null, false)]
    [InlineData("PATCH", null, false)]
    [InlineData("DELETE", null, false)]
    [InlineData("POST", "order-1", true)]
    [InlineData("DELETE", "order-1", true)]
    public async Task Only_what_may_be_repeated_is_repeated(string method, string? idempotencyKey, bool repeats)
    {
        var server = new FailsOnce();
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.Services.AddHttpClient("api").ConfigurePrimaryHttpMessageHandler(() => server);
        await using var app = builder.Build();
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("api");
        using var request = new HttpRequestMessage(new(method), new Uri("http://127.0.0.1/orders"));
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(repeats ? 2 : 1, server.Calls);
        Assert.Equal(repeats ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private sealed class FailsOnce : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(
                Calls++ == 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
    }
}
