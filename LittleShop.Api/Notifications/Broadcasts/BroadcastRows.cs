using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications.Broadcasts;

/// <summary>Broadcasts with what became of their deliveries, newest first.</summary>
internal static class BroadcastRows
{
    private const string Sql = """
        select notice.id, notice.body, notice."by", notice.at, count(d.id)::int,
            count(*) filter (where d.state in ('Sent', 'Delivered', 'Opened'))::int,
            count(*) filter (where d.state = 'Suppressed')::int,
            count(*) filter (where d.state in ('Queued', 'Sending'))::int,
            count(*) filter (where d.state = 'Dead')::int
        from (
            select * from notices where kind = 'Broadcast' and id < $1 order by id desc limit $2
        ) notice
        left join deliveries d on d.notice_id = notice.id and d.resend_of is null
        group by notice.id, notice.body, notice."by", notice.at
        order by notice.id desc
        """;

    public static async Task<List<BroadcastView>> ReadAsync(
        NpgsqlDataSource database, long before, int max, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(before);
        command.Parameters.AddWithValue(max);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<BroadcastView>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new BroadcastView(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
                row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8)));
        }

        return found;
    }
}
