using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Benchmarks.Rig;

/// <summary>The least a queue in Postgres can be: an id and a state, claimed with SKIP LOCKED.</summary>
internal static class BareQueue
{
    public static Task FillAsync(NpgsqlDataSource db, int count, CancellationToken ct) => Seed.RunAsync(db, $"""
        create table if not exists bare_queue (id bigint primary key, state text not null);
        create index if not exists bare_queue_open on bare_queue (id) where state = 'Queued';
        truncate bare_queue;
        insert into bare_queue select n, 'Queued' from generate_series(1, {count}) n;
        analyze bare_queue
        """, ct);

    public static async Task<int> StepAsync(NpgsqlDataSource db, int batch, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var claim = new NpgsqlCommand("""
            update bare_queue set state = 'Sending' where id in (
                select id from bare_queue where state = 'Queued' order by id limit $1 for update skip locked)
            returning id
            """, connection) { Parameters = { new() { Value = batch } } };
        await claim.PrepareAsync(ct);
        var ids = new List<long>();
        await using (var row = await claim.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                ids.Add(row.GetInt64(0));
            }
        }

        await using var done = new NpgsqlCommand("update bare_queue set state = 'Sent' where id = any($1)", connection)
        {
            Parameters = { new() { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        await done.PrepareAsync(ct);
        await done.ExecuteNonQueryAsync(ct);
        return ids.Count;
    }
}
