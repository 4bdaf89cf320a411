using System.Text.Json;
using System.Text.RegularExpressions;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.BotApi;

/// <summary>
/// The Bot API itself: <c>/bot&lt;token&gt;/&lt;method&gt;</c> and <c>/file/bot&lt;token&gt;/&lt;path&gt;</c>.
/// </summary>
internal static partial class BotApiEndpoint
{
    extension(IEndpointRouteBuilder routes)
    {
        public void MapBotApi()
        {
            routes.Map("/bot{token}/{method}", CallAsync).ExcludeFromDescription();
            routes.Map("/bot{token}", context => WriteAsync(context, Refusal.NotFound())).ExcludeFromDescription();
            routes.MapGet("/file/bot{token}/{**path}", DownloadAsync).ExcludeFromDescription();
        }
    }

    /// <summary>A call that came in the answer to a webhook: its result goes nowhere.</summary>
    public static async Task CallFromWebhookAsync(
        Bot bot, JsonElement body, IServiceProvider services, CancellationToken ct)
    {
        var parameters = new Parameters();
        parameters.AddObject(body);
        var method = parameters.Text("method") ?? "";
        method = Methods.Table.Name(method) ?? method;
        var counter = Count(services.GetRequiredService<World>(), method);
        try
        {
            _ = await Methods.Table.Find(method)(new Call(bot, method, parameters, services), ct);
        }
        catch (Refusal refusal)
        {
            counter.CountRefusal(refusal.Code);
        }
    }

    private static async Task CallAsync(HttpContext context)
    {
        var token = (string)context.Request.RouteValues["token"]!;
        var method = (string)context.Request.RouteValues["method"]!;
        method = Methods.Table.Name(method) ?? method;
        var world = context.RequestServices.GetRequiredService<World>();
        var ct = context.RequestAborted;
        MethodCounter? counter = null;
        try
        {
            var bot = FindBot(world, token);
            counter = Count(world, method);
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
            {
                throw new Refusal(405, "Method Not Allowed");
            }

            var parameters = await ParameterReader.ReadAsync(context.Request, ct);
            var call = new Call(bot, method, parameters, context.RequestServices);
            var carryOut = Methods.Table.Find(method);
            if (world.Faults.Take(method, parameters.Integer("chat_id")) is { } fault)
            {
                counter.CountFault();
                await FaultyAnswer.GiveAsync(context, fault.Rule, world.Clock, () => carryOut(call, ct), ct);
                return;
            }

            await WriteAsync(context, await carryOut(call, ct));
        }
        catch (Refusal refusal)
        {
            counter?.CountRefusal(refusal.Code);
            await WriteAsync(context, refusal);
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(context, e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Refusal(413, "Request Entity Too Large")
                : Refusal.BadRequest(e.Message));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static async Task DownloadAsync(HttpContext context)
    {
        var world = context.RequestServices.GetRequiredService<World>();
        try
        {
            _ = FindBot(world, (string)context.Request.RouteValues["token"]!);
            var path = (string?)context.Request.RouteValues["path"] ?? "";
            var file = world.Files.FindByPath(path) ?? throw Refusal.NotFound();
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = file.Bytes.Length;
            await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
        }
        catch (Refusal refusal)
        {
            await WriteAsync(context, refusal);
        }
    }

    public static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, _writing))
        {
            json.WriteStartObject();
            json.WriteBoolean("ok", true);
            json.WritePropertyName("result");
            JsonSerializer.Serialize(json, answer.Result, answer.Result.GetType(), WireJson.Dialect);
            if (answer.Description is not null)
            {
                json.WriteString("description", answer.Description);
            }

            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static async Task WriteAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Code;
        context.Response.ContentType = "application/json";
        if (refusal.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, _writing))
        {
            json.WriteStartObject();
            json.WriteBoolean("ok", false);
            json.WriteNumber("error_code", refusal.Code);
            json.WriteString("description", refusal.Message);
            if (refusal.RetryAfter is { } retryAfter)
            {
                json.WriteStartObject("parameters");
                json.WriteNumber("retry_after", retryAfter);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static readonly JsonWriterOptions _writing = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static Bot FindBot(World world, string token) =>
        world.FindBot(token)
        ?? throw (TokenShape().IsMatch(token) ? Refusal.Unauthorized() : Refusal.NotFound());

    private static MethodCounter Count(World world, string method)
    {
        var counter = world.Statistics.For(Methods.Table.Knows(method) ? method : "(unknown)");
        counter.CountCall();
        return counter;
    }

    [GeneratedRegex(@"^\d+:[\w-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenShape();
}
