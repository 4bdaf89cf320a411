namespace LittleShop.Admin.Blazor.Layout;

internal static class NotFoundHandling
{
    /// <summary>A person who lands nowhere gets a page; a script gets the bare status it asked for.</summary>
    public static void UseNotFoundPage(this IApplicationBuilder app) => app.UseWhen(
        context => HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal),
        pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
}
