using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LittleShop.ServiceDefaults.Local;
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

    private const string Policy =
        "default-src 'self'; img-src 'self' data: http: https:; object-src 'none'; base-uri 'none'; "
        + "frame-ancestors 'none'; form-action 'self'";

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
        LocalOnly.RefuseForeignAddresses(
            builder.Configuration[WebHostDefaults.ServerUrlsKey], "simulator", DefaultUrl);

        var app = builder.Build();
        app.UseLocalOnly("simulator", IsBotApi);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapBotApi();
        app.MapEmbeddedPage(typeof(SimulatorApp).Assembly, Policy);
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

    /// <summary>The Bot API asks for the token.</summary>
    private static bool IsBotApi(string path) =>
        path.StartsWith("/bot", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("/file/bot", StringComparison.OrdinalIgnoreCase);
}
