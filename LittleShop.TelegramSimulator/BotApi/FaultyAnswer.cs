using LittleShop.TelegramSimulator.State;

namespace LittleShop.TelegramSimulator.BotApi;

/// <summary>Spoils an answer as a fault says.</summary>
internal static class FaultyAnswer
{
    public static async Task GiveAsync(
        HttpContext context, FaultRule rule, TimeProvider clock, Func<ValueTask<Answer>> carryOut, CancellationToken ct)
    {
        if (rule.DelayMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(rule.DelayMs), clock, ct);
        }

        if (rule.Kind == FaultKind.Delay)
        {
            await BotApiEndpoint.WriteAsync(context, await carryOut());
            return;
        }

        if (rule.AfterExecution)
        {
            _ = await carryOut();
        }

        switch (rule.Kind)
        {
            case FaultKind.Drop:
                context.Abort();
                break;
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                break;
            case FaultKind.Truncate:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 1_000;
                await context.Response.WriteAsync("{\"ok\":true,\"result\":{\"message_id\":", ct);
                await context.Response.Body.FlushAsync(ct);
                context.Abort();
                break;
            case FaultKind.Error when rule.Body is { } body:
                context.Response.StatusCode = Status(rule);
                context.Response.ContentType = body.StartsWith('<') ? "text/html" : "text/plain";
                await context.Response.WriteAsync(body, ct);
                break;
            default:
                throw new Refusal(Status(rule), rule.Description ?? Words(rule), rule.RetryAfter);
        }
    }

    private static int Status(FaultRule rule) => rule.Status ?? (rule.RetryAfter is null ? 500 : 429);

    private static string Words(FaultRule rule) => Status(rule) switch
    {
        400 => "Bad Request: simulated",
        401 => "Unauthorized",
        403 => "Forbidden: bot was blocked by the user",
        404 => "Not Found",
        409 => "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        429 => $"Too Many Requests: retry after {rule.RetryAfter ?? 1}",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Internal Server Error",
    };
}
