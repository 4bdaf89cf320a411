using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Notifications.Broadcasts;

/// <summary>Writes a broadcast and everybody's delivery of it in one statement; the same key writes it once.</summary>
internal static class WriteBroadcast
{
    public static async Task<Results<Ok<BroadcastView>, ProblemHttpResult>> Handle(
        SendBroadcast wanted, CurrentAdmin admin, ShopDb db, NpgsqlDataSource database, Wakeup wakeup,
        DeliveryNews live, [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken ct)
    {
        if (BroadcastHtml.ProblemOf(wanted.Html) is { } problem)
        {
            return Problems.Invalid("html", problem);
        }

        if (key is { Length: > 200 })
        {
            return Problems.Invalid("key", "An Idempotency-Key has 200 characters at most.");
        }

        var once = $"{admin.Id:N}:{key ?? Guid.NewGuid().ToString("N")}";
        var id = await NoticeFanOut.WriteAsync(
            database, NoticeKind.Broadcast, "", wanted.Html.Trim(), null, admin.Name, once, NoticeTo.Customers, ct)
            ?? await db.Notices.Where(notice => notice.Kind == NoticeKind.Broadcast && notice.OnceKey == once)
                .Select(notice => notice.Id).SingleAsync(ct);
        wakeup.Signal();
        live.Changed();
        var written = await BroadcastRows.ReadAsync(database, id + 1, 1, ct);
        return TypedResults.Ok(written[0]);
    }
}
