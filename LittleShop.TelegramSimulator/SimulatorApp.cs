using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.State;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;

namespace LittleShop.TelegramSimulator;

/// <summary>Puts the simulator together: for its own process, and for tests that host it themselves.</summary>
internal static class SimulatorApp
{
    public const string DefaultUrl = "http://127.0.0.1:5083";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = ParameterReader.LargestBody;
            kestrel.AddServerHeader = false;
        });
        builder.AddServiceDefaults();
        AddSimulator(builder.Services);
        change?.Invoke(builder);
        RefuseForeignAddresses(builder.Configuration[WebHostDefaults.ServerUrlsKey]);

        var app = builder.Build();
        app.UseLocalOnly();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapBotApi();
        app.MapPage();
        app.MapOpenApi();
        app.MapScalarApiReference("/sim/docs", options => options.WithTitle("Telegram simulator"));
        app.MapDefaultEndpoints();

        var sim = app.MapGroup("/sim");
        sim.MapChats();
        sim.MapCustomers();
        sim.MapWorld();
        return app;
    }

    private static void AddSimulator(IServiceCollection services)
    {
        services.AddOptions<SimulatorOptions>().BindConfiguration(SimulatorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SimulatorOptions>, SimulatorOptionsValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
            new FileStore(provider.GetRequiredService<IOptions<SimulatorOptions>>().Value.FileBytesKept));
        services.AddSingleton<World>();
        services.AddSingleton<ChatLog>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<WebFetcher>();
        services.AddSingleton<Webhooks>();
        services.AddProblemDetails();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Telegram simulator: control API";
            document.Info.Description = "Plays the customers of a Telegram bot. The Bot API itself is at "
                + "/bot<token>/<method>, as on api.telegram.org.";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }

    private static void RefuseForeignAddresses(string? urls)
    {
        const StringSplitOptions clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var url in (urls ?? "").Split(';', clean))
        {
            if (!LocalOnly.IsLoopback(BindingAddress.Parse(url).Host))
            {
                throw new InvalidOperationException(
                    $"The simulator listens on this machine only, and {url} is open to others: set ASPNETCORE_URLS to "
                    + $"a loopback address such as {DefaultUrl}.");
            }
        }
    }
}
