using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using LittleShop.MailSink;
using LittleShop.MailSink.Control;
using LittleShop.MailSink.Smtp;
using LittleShop.MailSink.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Fixtures;

/// <summary>A mail server on free ports: what it takes can be read, and it can be put out of order.</summary>
internal sealed class SinkedMail : IAsyncDisposable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly WebApplication? _app;
    private readonly DirectoryInfo? _folder;

    private SinkedMail(WebApplication? app, DirectoryInfo? folder, Uri address)
    {
        (_app, _folder, Address) = (app, folder, address);
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
    }

    /// <summary>Where its page is.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    public int SmtpPort => _app!.Services.GetRequiredService<SmtpListener>().Port;

    /// <summary>Starts a sink; settings are those of the section <c>MailSink</c>.</summary>
    /// <param name="folder">One that outlives it; by default one that goes with it.</param>
    /// <param name="settings">Such as <c>("MailsKept", "10")</c>.</param>
    public static async Task<SinkedMail> StartAsync(
        DirectoryInfo? folder = null, params (string Key, string Value)[] settings)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("littleshop-mail-") : null;
        (string Key, string Value)[] places = [("SmtpPort", "0"), ("Folder", (folder ?? own)!.FullName)];
        var app = SinkApp.Build([], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(places.Concat(settings)
                .Select(setting => KeyValuePair.Create("MailSink:" + setting.Key, (string?)setting.Value)));
        });
        await app.StartAsync();
        return new SinkedMail(app, own, new Uri(app.Urls.Single()));
    }

    /// <summary>Speaks to a sink that runs somewhere else, such as one the AppHost started.</summary>
    public static SinkedMail At(Uri address) => new(null, null, address);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _folder?.Delete(recursive: true);
    }

    /// <summary>What it keeps, newest first.</summary>
    public Task<List<KeptMail>> MailsAsync(string query = "") =>
        SendAsync<List<KeptMail>>(HttpMethod.Get, $"/sink/mails?{query}");

    public Task<MailView> ReadAsync(long number) =>
        SendAsync<MailView>(HttpMethod.Get, $"/sink/mails/{number}");

    /// <summary>The one mail that it keeps.</summary>
    public async Task<MailView> OnlyAsync() => await ReadAsync(Assert.Single(await MailsAsync()).Number);

    /// <summary>Makes something go wrong; see <see cref="FaultRule"/> for what.</summary>
    public Task<FaultView> InjectAsync(FaultRule fault) =>
        SendAsync<FaultView>(HttpMethod.Post, "/sink/faults", fault);

    public Task<StatisticsView> StatisticsAsync() => SendAsync<StatisticsView>(HttpMethod.Get, "/sink/statistics");

    public async Task ClearAsync() => (await Http.DeleteAsync("/sink/mails")).EnsureSuccessStatusCode();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: _json),
        };
        using var answer = await Http.SendAsync(request);
        Assert.True(
            answer.IsSuccessStatusCode,
            $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(_json))!;
    }
}
