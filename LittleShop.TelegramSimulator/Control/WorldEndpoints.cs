using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LittleShop.TelegramSimulator.State;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>Everything about the simulator as a whole.</summary>
internal static class WorldEndpoints
{
    extension(RouteGroupBuilder sim)
    {
        public void MapWorld()
        {
            var all = sim.WithTags("The simulator");
            all.MapGet("/bots", Bots).WithSummary("The bots it accepts");
            all.MapGet("/messages", Messages).WithSummary("Messages of all chats, as they were accepted");
            all.MapPost("/updates/{updateId:long}/redeliver", Redeliver)
                .WithSummary("Deliver an update once more under its old id");
            all.MapGet("/faults", Faults).WithSummary("The faults in force");
            all.MapPost("/faults", Inject).WithSummary("Make something go wrong");
            all.MapDelete("/faults", ClearFaults).WithSummary("End all faults");
            all.MapDelete("/faults/{id:int}", RemoveFault).WithSummary("End a fault");
            all.MapGet("/limits", (World world) => TypedResults.Ok(world.Limits)).WithSummary("The rates in force");
            all.MapPut("/limits", SetLimits).WithSummary("Change the rates; 0 switches one off");
            all.MapGet("/statistics", Statistics).WithSummary("Calls by method, refusals, accepted messages");
            all.MapPost("/reset", Reset).WithSummary("Forget chats, updates, faults, files and statistics");
            all.MapGet("/files/{fileId}", ShowFile).WithSummary("Show a photo or document");
            all.MapGet("/events", Listen).WithSummary("What happens, as Server-Sent Events").ExcludeFromDescription();
        }
    }

    private static Ok<List<BotView>> Bots(World world) => TypedResults.Ok(world.Bots.Select(bot => new BotView(
        bot.Me.Id, bot.Me.FirstName, bot.Me.Username, bot.Webhook?.Settings.Url, bot.Updates.Pending,
        bot.Updates.Dropped)).ToList());

    private static async Task<Ok<JournalPage>> Messages(
        World world, CancellationToken ct, long after = 0, int limit = 10_000, double waitSeconds = 0)
    {
        var changed = world.Journal.Changed.NextAsync();
        var found = world.Journal.After(after, Math.Clamp(limit, 1, 100_000));
        if (found.Count == 0 && waitSeconds > 0)
        {
            await changed.WaitAsync(TimeSpan.FromSeconds(Math.Min(waitSeconds, 60)), world.Clock, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            found = world.Journal.After(after, Math.Clamp(limit, 1, 100_000));
        }

        return TypedResults.Ok(new JournalPage(
            found.Count > 0 ? found[^1].FirstNumber : after,
            [.. found.Select(message => new JournalEntry(
                message.FirstNumber, message.Chat.Id, message.Id, message.FromBot ? "bot" : "customer", message.Method,
                message.AcceptedAt, message.Current.Text ?? message.Current.Caption))]));
    }

    private static Results<Ok<Redelivered>, ProblemHttpResult> Redeliver(long updateId, World world) =>
        world.Bots.Any(bot => bot.Updates.Redeliver(updateId))
            ? TypedResults.Ok(new Redelivered(updateId))
            : Problems.NotFound($"Update {updateId} is not among the last 10,000.");

    private static Ok<List<FaultView>> Faults(World world) => TypedResults.Ok(
        world.Faults.All.Where(fault => !fault.IsSpent).Select(View).ToList());

    private static Results<Ok<FaultView>, ValidationProblem> Inject(FaultRule rule, World world)
    {
        var problems = new Problems();
        problems.Check(nameof(rule.Method), rule.Method == "*" || Methods.Table.Knows(rule.Method ?? ""),
            "A method of the Bot API, or *.");
        problems.Check(nameof(rule.Count), rule.Count is null or > 0, "At least 1, or null for ever.");
        problems.Check(nameof(rule.Status), rule.Status is null or (>= 300 and <= 599), "300 to 599.");
        problems.Check(
            nameof(rule.RetryAfter), rule.RetryAfter is null or (>= 0 and <= 86_400), "Seconds, 0 to 86400.");
        problems.Check(nameof(rule.DelayMs), rule.DelayMs is >= 0 and <= 600_000, "Milliseconds, 0 to 600000.");
        return problems.Found ? problems.AsResult() : TypedResults.Ok(View(world.Faults.Add(rule)));
    }

    private static NoContent ClearFaults(World world)
    {
        world.Faults.Clear();
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> RemoveFault(int id, World world) =>
        world.Faults.Remove(id) ? TypedResults.NoContent() : Problems.NotFound($"There is no fault {id}.");

    private static Results<Ok<Limits>, ValidationProblem> SetLimits(Limits limits, World world)
    {
        var problems = new Problems();
        problems.Check(nameof(limits.MessagesPerSecond), limits.MessagesPerSecond is >= 0 and <= 1e6, "0 to 1000000.");
        problems.Check(
            nameof(limits.ChatMessagesPerSecond), limits.ChatMessagesPerSecond is >= 0 and <= 1e6, "0 to 1000000.");
        problems.Check(nameof(limits.ChatBurst), limits.ChatBurst is >= 1 and <= 100_000, "1 to 100000.");
        if (problems.Found)
        {
            return problems.AsResult();
        }

        world.Limits = limits;
        return TypedResults.Ok(limits);
    }

    private static Ok<StatisticsView> Statistics(World world)
    {
        var methods = world.Statistics.Methods.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(
            pair => pair.Key,
            pair => new MethodView(pair.Value.Calls, pair.Value.Refusals, pair.Value.TooMany, pair.Value.Faults));
        return TypedResults.Ok(new StatisticsView(
            world.StartedAt, world.Statistics.MessagesAccepted, methods.Values.Sum(method => method.TooManyRequests),
            world.Chats.Count, world.Bots.Sum(bot => bot.Updates.Pending), world.Bots.Sum(bot => bot.Updates.Dropped),
            methods));
    }

    private static NoContent Reset(World world, WebFetcher fetcher)
    {
        world.Reset();
        fetcher.Clear();
        world.Live.Publish("resync", new { });
        return TypedResults.NoContent();
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> ShowFile(
        string fileId, World world, HttpResponse response)
    {
        if (world.Files.Find(fileId) is not { } file)
        {
            return Problems.NotFound($"There is no file {fileId}.");
        }

        // A picture may be shown; anything else a bot sends is only ever saved.
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return file.Image is null
            ? TypedResults.File(file.Bytes, "application/octet-stream", file.Name)
            : TypedResults.File(file.Bytes, file.ContentType);
    }

    private static ServerSentEventsResult<object> Listen(
        World world, IHostApplicationLifetime stopping, CancellationToken ct) =>
        TypedResults.ServerSentEvents(EventsAsync(world, stopping, ct));

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(
        World world, IHostApplicationLifetime stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping.ApplicationStopping);
        yield return new SseItem<object>(new { }, "hello");
        await foreach (var told in world.Live.ListenAsync(ending.Token))
        {
            yield return new SseItem<object>(told.Data, told.Type);
        }
    }

    private static FaultView View(Fault fault) => new(fault.Id, fault.Rule, fault.Hits);
}
