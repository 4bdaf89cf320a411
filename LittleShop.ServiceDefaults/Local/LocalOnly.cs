using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LittleShop.ServiceDefaults.Local;

/// <summary>
/// Tools such as the simulator and the mail sink ask for no password, so they answer only to this machine, under its
/// own names, and to no other site's pages.
/// </summary>
public static class LocalOnly
{
    extension(IApplicationBuilder app)
    {
        /// <param name="tool">What it is called in a refusal, such as «simulator».</param>
        /// <param name="asksItself">Paths that check who asks: they are open to other names of this machine.</param>
        public void UseLocalOnly(string tool, Func<string, bool>? asksItself = null) => app.Use(async (context, next) =>
        {
            if (Refuse(context, tool, asksItself) is { } reason)
            {
                await TypedResults.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    /// <summary>Throws with a sentence when a tool was told to listen where others can reach it.</summary>
    public static void RefuseForeignAddresses(string? urls, string tool, string example)
    {
        const StringSplitOptions clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var url in (urls ?? "").Split(';', clean))
        {
            if (!IsLoopback(BindingAddress.Parse(url).Host))
            {
                throw new InvalidOperationException(
                    $"The {tool} listens on this machine only, and {url} is open to others: set ASPNETCORE_URLS to "
                    + $"a loopback address such as {example}.");
            }
        }
    }

    private static string? Refuse(HttpContext context, string tool, Func<string, bool>? asksItself)
    {
        // In-memory test servers have no address at all.
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return $"The {tool} answers to this machine only.";
        }

        var request = context.Request;
        if (asksItself?.Invoke(request.Path.Value ?? "") is true)
        {
            return null;
        }

        if (!IsLoopback(request.Host.Host))
        {
            return $"Only localhost, 127.0.0.1 and [::1] are names of the {tool}.";
        }

        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        if (origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
        {
            return $"Pages of other sites may not use the {tool}.";
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var opensPage = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        return site is "cross-site" or "same-site" && !opensPage
            ? $"Pages of other sites may not use the {tool}."
            : null;
    }

    private static bool IsLoopback(string host) =>
        host is "localhost" or "[::1]" || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
