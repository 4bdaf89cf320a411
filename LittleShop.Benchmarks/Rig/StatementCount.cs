using Npgsql;

namespace LittleShop.Benchmarks.Rig;

/// <summary>How many statements Postgres ran for one unit of work, counted by pg_stat_statements.</summary>
internal sealed record StatementCount(double Queries, double All, IReadOnlyList<string> Lines)
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
                query ~* '^\s*(begin|commit|rollback|discard|set|start)\y'
            from pg_stat_statements
            where query !~ 'pg_stat_statements' order by calls desc, query
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(string Text, double Each, bool Frame)>();
        while (await row.ReadAsync(ct))
        {
            found.Add((row.GetString(0), row.GetInt64(1) / (double)times, row.GetBoolean(2)));
        }

        // What runs now and then in the background is no part of the work.
        var often = found.Where(statement => statement.Each >= 0.5).ToList();
        return new(
            often.Where(statement => !statement.Frame).Sum(statement => statement.Each),
            often.Sum(statement => statement.Each),
            [.. often.Select(statement => $"  {statement.Each,5:0.0} × {statement.Text}")]);
    }
}
