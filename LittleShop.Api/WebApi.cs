using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Scalar.AspNetCore;

namespace LittleShop.Api;

/// <summary>How the Api speaks HTTP: JSON, refusals, validation, its description, its headers.</summary>
internal static class WebApi
{
    extension(WebApplicationBuilder builder)
    {
        public void AddWebApi()
        {
            builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
            builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
            builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
            builder.Services.AddProblemDetails();
            builder.Services.AddExceptionHandler<LostRaceHandler>();
            builder.Services.AddValidation();
            builder.Services.AddOpenApi(api => api.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "LittleShop";
                document.Info.Description = "Orders, catalogue, customers and notifications of the shop.";
                return Task.CompletedTask;
            }));
        }
    }

    extension(WebApplication app)
    {
        public void UseWebApi()
        {
            app.UseExceptionHandler();
            app.UseStatusCodePages();
            app.UseAuthentication();
            app.UseRevokedTokens();
            app.UseAuthorization();
            if (app.Environment.IsDevelopment())
            {
                app.MapOpenApi().AllowAnonymous();
                app.MapScalarApiReference().AllowAnonymous();
            }
        }
    }
}
