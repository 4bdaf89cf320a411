using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LittleShop.Api.Orders;

/// <summary>How long paid orders waited until an admin took notice, over the last 30 days.</summary>
internal static class GetResponseTimes
{
    // Who still waits is counted whenever they paid: an order forgotten for two months must not drop out of sight.
    private const string Sql = """
        SELECT count(*) FILTER (WHERE answered IS NOT NULL)::int,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY answered),
            percentile_cont(0.9) WITHIN GROUP (ORDER BY answered),
            count(*) FILTER (WHERE coalesce(answered, waits) > @target)::int,
            count(waits)::int, max(waits)
        FROM (
            SELECT acknowledged_at - paid_at AS answered,
                CASE WHEN status = 'PaymentReceived' AND acknowledged_at IS NULL THEN clock_timestamp() - paid_at END
                    AS waits
            FROM orders
            WHERE NOT is_canary AND (paid_at > clock_timestamp() - interval '30 days'
                OR status = 'PaymentReceived' AND acknowledged_at IS NULL)
        ) paid
        """;

    public static async Task<Ok<ResponseTimes>> Handle(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("target", ResponseTimes.Target);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return TypedResults.Ok(new ResponseTimes(
            row.GetInt32(0), Span(row, 1), Span(row, 2), row.GetInt32(3), row.GetInt32(4), Span(row, 5)));
    }

    private static TimeSpan? Span(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetTimeSpan(column);
}
