using System.Net;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>
/// The control API and the chat page ask for no password, so they answer only to this machine, under its own names,
/// and to no other site's pages.
/// </summary>
internal static class LocalOnly
{
    extension(IApplicationBuilder app)
    {
        public void UseLocalOnly() => app.Use(async (context, next) =>
        {
            if (Refuse(context) is { } reason)
            {
                await TypedResults.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    private static string? Refuse(HttpContext context)
    {
        // In-memory test servers have no address at all.
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return "The simulator answers to this machine only.";
        }

        // The Bot API is open to other names of this machine: it asks for the token.
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/bot", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/file/bot", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var request = context.Request;
        if (!IsLoopback(request.Host.Host))
        {
            return "Only localhost, 127.0.0.1 and [::1] are names of the simulator.";
        }

        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        if (origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
        {
            return "Pages of other sites may not use the simulator.";
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var opensPage = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        return site is "cross-site" or "same-site" && !opensPage
            ? "Pages of other sites may not use the simulator."
            : null;
    }

    public static bool IsLoopback(string host) =>
        host is "localhost" or "[::1]" || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
