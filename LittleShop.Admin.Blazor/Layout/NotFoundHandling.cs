using Microsoft.AspNetCore.Diagnostics;

namespace LittleShop.Admin.Blazor.Layout;

internal static class NotFoundHandling
{
    /// <summary>A person who lands nowhere gets a page; a script gets the bare status it asked for.</summary>
    public static void UseNotFoundPage(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (!IsPerson(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
    }

    private static bool IsPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
