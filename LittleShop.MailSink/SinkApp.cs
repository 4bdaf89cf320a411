using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LittleShop.MailSink.Control;
using LittleShop.MailSink.Smtp;
using LittleShop.MailSink.State;
using LittleShop.ServiceDefaults.Local;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;

namespace LittleShop.MailSink;

/// <summary>Puts the sink together: for its own process, and for tests that host it themselves.</summary>
internal static class SinkApp
{
    public const string DefaultUrl = "http://127.0.0.1:5086";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'none'";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddServiceDefaults();
        AddSink(builder.Services);
        change?.Invoke(builder);
        LocalOnly.RefuseForeignAddresses(
            builder.Configuration[WebHostDefaults.ServerUrlsKey], "mail sink", DefaultUrl);

        var app = builder.Build();
        app.UseLocalOnly("mail sink");
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapEmbeddedPage(typeof(SinkApp).Assembly, Policy);
        app.MapOpenApi();
        app.MapScalarApiReference("/sink/docs", options => options.WithTitle("Mail sink"));
        app.MapDefaultEndpoints();

        var sink = app.MapGroup("/sink");
        sink.MapMails();
        sink.MapFaults();
        return app;
    }

    private static void AddSink(IServiceCollection services)
    {
        services.AddOptions<SinkOptions>().BindConfiguration(SinkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SinkOptions>, SinkOptionsValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<MailFolder>();
        services.AddSingleton<Faults>();
        services.AddSingleton<Statistics>();
        services.AddSingleton<Receiver>();
        services.AddSingleton<SmtpListener>();
        services.AddHostedService(provider => provider.GetRequiredService<SmtpListener>());
        services.AddProblemDetails();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Mail sink: control API";
            document.Info.Description =
                "Takes every mail by SMTP, delivers none, and shows them: to people at /, to programs here.";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }
}
