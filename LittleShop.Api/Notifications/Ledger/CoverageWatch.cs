using System.Security.Cryptography;
using System.Text;
using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Raises one alarm for what the last day's coverage query finds missing; each gap is told once.</summary>
internal sealed partial class CoverageWatch(
    NpgsqlDataSource database, ShopDb db, Wakeup wakeup, DeliveryNews live, ShopMetrics metrics, TimeProvider clock,
    ILogger<CoverageWatch> logger)
{
    private const int Told = 5;
    private static readonly TimeSpan _span = TimeSpan.FromHours(24);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var report = await GetCoverage.ReadAsync(database, now - _span, now, ct);
        metrics.SetCoverageGaps(report.Expected - report.Present);
        if (report.Gaps is [])
        {
            return;
        }

        var told = await ToldAsync(now, ct);
        var gaps = report.Gaps.Where(gap => !told.Contains(KeyOf(gap))).ToList();
        if (gaps is [])
        {
            return;
        }

        LogGaps(gaps.Count, gaps[0].OrderId);
        var written = await NoticeFanOut.WriteAsync(
            database, NoticeKind.CoverageGap, Title(gaps.Count), Body(gaps), "/messages/coverage", "coverage",
            string.Join(' ', gaps.Select(KeyOf).Order(StringComparer.Ordinal)), NoticeTo.ManagersAndOwners, ct);
        if (written is not null)
        {
            wakeup.Signal();
            live.Changed();
        }
    }

    /// <summary>A notice's key holds the keys of all its gaps; a gap is looked at for a day.</summary>
    private async Task<HashSet<string>> ToldAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - 2 * _span;
        var keys = await db.Notices
            .Where(notice => notice.Kind == NoticeKind.CoverageGap && notice.OnceKey != null && notice.At > since)
            .Select(notice => notice.OnceKey!).ToListAsync(ct);
        return [.. keys.SelectMany(key => key.Split(' '))];
    }

    private static string KeyOf(CoverageGap gap) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{gap.EventId} {gap.Channel} {gap.Recipient}")).AsSpan(0, 5));

    private static string Title(int count) =>
        count == 1 ? "⚠️ A message was never written" : $"⚠️ {count} messages were never written";

    private static string Body(List<CoverageGap> gaps) => string.Join('\n',
    [
        .. gaps.Take(Told).Select(gap =>
            $"#{OrderNumber.Of(gap.OrderId)} {gap.Kind}: nothing for {gap.Recipient} by {gap.Channel}"),
        .. gaps.Count > Told ? [$"and {gaps.Count - Told} more"] : Array.Empty<string>(),
    ]);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} deliveries are missing, the newest of order {Order}")]
    private partial void LogGaps(int count, Guid order);
}
