using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LittleShop.MailSink.State;
using Microsoft.AspNetCore.Http.HttpResults;
using MimeKit;

namespace LittleShop.MailSink.Control;

/// <summary>The mails: to read, to look through, to forget.</summary>
internal static class MailEndpoints
{
    /// <summary>Nothing of a mail runs or is loaded from elsewhere: a sender shall not learn who reads.</summary>
    private const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    extension(RouteGroupBuilder sink)
    {
        public void MapMails()
        {
            var mails = sink.MapGroup("/mails").WithTags("Mails");
            mails.MapGet("/", List).WithSummary("List the mails, newest first");
            mails.MapDelete("/", Clear).WithSummary("Forget all mails");
            mails.MapGet("/{number:long}", Get).WithSummary("Read a mail: its parts and headers");
            mails.MapGet("/{number:long}/html", Html).WithSummary("Show a mail's HTML part, without scripts");
            mails.MapGet("/{number:long}/source", Source).WithSummary("Read a mail as it came");
            sink.MapGet("/statistics", Count).WithTags("Mails").WithSummary("Connections and mails since the start");
            sink.MapGet("/events", Listen).ExcludeFromDescription();
        }
    }

    /// <param name="folder">All there is.</param>
    /// <param name="to">Only mails for an address that contains this.</param>
    /// <param name="subject">Only mails whose subject contains this.</param>
    /// <param name="search">Only mails with this in an address, the sender or the subject.</param>
    /// <param name="limit">The newest this many; at most 1000.</param>
    private static Ok<List<KeptMail>> List(
        MailFolder folder, string? to = null, string? subject = null, string? search = null, int limit = 200) =>
        TypedResults.Ok(Enumerable.Reverse(folder.All)
            .Where(mail => Has(to, mail.To) && Has(subject, mail.Subject))
            .Where(mail => Has(search, [.. mail.To, mail.Subject, mail.From]))
            .Take(Math.Clamp(limit, 1, 1_000)).ToList());

    private static NoContent Clear(MailFolder folder)
    {
        folder.Clear();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<MailView>, ProblemHttpResult>> Get(
        long number, MailFolder folder, CancellationToken ct) =>
        await folder.SourceAsync(number, ct) is { } source && Parse(source) is var mail
            ? TypedResults.Ok(MailView.Of(KeptMail.Of(number, mail, source.Length), mail))
            : Problems.NoMail(number);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Html(
        long number, MailFolder folder, HttpResponse response, CancellationToken ct)
    {
        if (await folder.SourceAsync(number, ct) is not { } source)
        {
            return Problems.NoMail(number);
        }

        response.Headers.ContentSecurityPolicy = MailPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Content(Parse(source).HtmlBody ?? "", "text/html; charset=utf-8");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Source(
        long number, MailFolder folder, HttpResponse response, CancellationToken ct)
    {
        if (await folder.SourceAsync(number, ct) is not { } source)
        {
            return Problems.NoMail(number);
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(source, "text/plain; charset=utf-8");
    }

    private static Ok<StatisticsView> Count(Statistics statistics, MailFolder folder) =>
        TypedResults.Ok(new StatisticsView(statistics.Connections, statistics.Mails, folder.All.Count));

    private static ServerSentEventsResult<string> Listen(
        MailFolder folder, IHostApplicationLifetime stopping, CancellationToken ct) =>
        TypedResults.ServerSentEvents(ChangesAsync(folder, stopping, ct));

    /// <summary>One «changed» at once and one after each change; several changes at a time are one.</summary>
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        MailFolder folder, IHostApplicationLifetime stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping.ApplicationStopping);
        while (!ending.IsCancellationRequested)
        {
            var next = folder.Changed.NextAsync();
            yield return new SseItem<string>("", "changed");
            await next.WaitAsync(ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static MimeMessage Parse(byte[] source) => MimeMessage.Load(new MemoryStream(source));

    private static bool Has(string? part, params IEnumerable<string> texts) =>
        string.IsNullOrWhiteSpace(part)
        || texts.Any(text => text.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase));
}
