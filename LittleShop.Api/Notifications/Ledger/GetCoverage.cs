using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Proves that everyone was told, or names whom the shop forgot: up to a hundred gaps, newest first.</summary>
internal static class GetCoverage
{
    /// <summary>What is looked at when nobody says from when.</summary>
    private static readonly TimeSpan _usual = TimeSpan.FromDays(7);

    public static async Task<Ok<CoverageReport>> Handle(
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, DateTimeOffset? from = null,
        DateTimeOffset? to = null)
    {
        var now = clock.GetUtcNow();
        var kept = now - DeliveryLogCleanup.Kept;
        var until = Later(to?.ToUniversalTime() ?? now, kept);
        var since = Later(from?.ToUniversalTime() ?? until - _usual, kept);
        return TypedResults.Ok(await ReadAsync(database, since, until, ct));
    }

    public static async Task<CoverageReport> ReadAsync(
        NpgsqlDataSource database, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(CoverageSql.Totals, from, to));
        batch.BatchCommands.Add(Command(CoverageSql.Cells, from, to));
        batch.BatchCommands.Add(Command(CoverageSql.Gaps, from, to));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var events = rows.GetInt64(0);
        await rows.NextResultAsync(ct);
        var cells = new List<CoverageCell>();
        while (await rows.ReadAsync(ct))
        {
            cells.Add(new CoverageCell(
                rows.GetFieldValue<DateOnly>(0), Enum.Parse<OrderEventKind>(rows.GetString(1)),
                Enum.Parse<Channel>(rows.GetString(2)), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5),
                rows.GetInt32(6), rows.GetInt32(7), rows.GetInt32(8)));
        }

        await rows.NextResultAsync(ct);
        var gaps = new List<CoverageGap>();
        while (await rows.ReadAsync(ct))
        {
            gaps.Add(new CoverageGap(
                rows.GetInt64(0), rows.GetGuid(1), Enum.Parse<OrderEventKind>(rows.GetString(2)),
                Enum.Parse<Channel>(rows.GetString(3)), rows.GetString(4)));
        }

        return new CoverageReport(
            from, to, events, cells.Sum(cell => (long)cell.Expected), cells.Sum(cell => (long)cell.Present), gaps, cells);
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static NpgsqlBatchCommand Command(string sql, DateTimeOffset from, DateTimeOffset to) => new(sql)
    {
        Parameters =
        {
            new("from", NpgsqlDbType.TimestampTz) { Value = from },
            new("to", NpgsqlDbType.TimestampTz) { Value = to },
        },
    };
}
