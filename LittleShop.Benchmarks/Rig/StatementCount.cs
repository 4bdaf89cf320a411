using Npgsql;

namespace LittleShop.Benchmarks.Rig;

/// <summary>How many statements Postgres ran for one unit of work, counted by pg_stat_statements.</summary>
/// <param name="Queries">Those that requests wait for.</param>
/// <param name="Frames">BEGIN, COMMIT and what else only surrounds them.</param>
/// <param name="Background">Looks of the senders whether something waits: they come after the answers.</param>
internal sealed record StatementCount(double Queries, double Frames, double Background, IReadOnlyList<string> Lines)
{
    public static async Task<StatementCount> OfAsync(
        NpgsqlDataSource db, int times, Func<Task> work, CancellationToken ct)
    {
        await Seed.RunAsync(db, "create extension if not exists pg_stat_statements", ct);
        await Seed.RunAsync(db, "select pg_stat_statements_reset()", ct);
        for (var i = 0; i < times; i++)
        {
            await work();
        }

        await using var command = db.CreateCommand("""
            select regexp_replace(left(query, 70), '\s+', ' ', 'g'), calls,
                case when query ~* '^\s*with recursive lanes' then 2
                    when query ~* '^\s*(begin|commit|rollback|savepoint|release|set|start|reset|close|unlisten)\y'
                    then 1 else 0 end, mean_exec_time
            from pg_stat_statements
            where query !~ 'pg_stat_statements' order by calls desc, query
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(string Text, double Each, int Kind, double Mean)>();
        while (await row.ReadAsync(ct))
        {
            found.Add((row.GetString(0), row.GetInt64(1) / (double)times, row.GetInt32(2), row.GetDouble(3)));
        }

        // What runs now and then, such as a poll or a job, is no part of the work.
        var often = found.Where(statement => statement.Each >= 0.9).ToList();
        return new(
            Sum(0), Sum(1), Sum(2),
            [.. often.Select(one => $"  {one.Each,5:0.0} × {one.Mean:0.00} ms  {one.Text}")]);

        double Sum(int kind) => often.Where(statement => statement.Kind == kind).Sum(statement => statement.Each);
    }
}
