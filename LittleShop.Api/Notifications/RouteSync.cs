using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications;

/// <summary>
/// Writes the routing table, as the code has it and the shop has changed it, into the database: after a migration,
/// before requests are taken, and after each change.
/// </summary>
internal sealed partial class RouteSync(
    NpgsqlDataSource database, IConfiguration settings, TimeProvider clock, ILogger<RouteSync> logger) : IHostedService
{
    private const long OneSyncAtATime = 7_240_034;

    // An event may be on its way while the shop changes a route: who hears of it is only asked a little later.
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(5);

    private const string Sql = """
        WITH cells AS (
            SELECT * FROM unnest(@kinds, @channels, @audiences, @on, @urgent, @off)
                AS cell (kind, channel, audience, by_default, urgent, channel_off)
        ), wanted AS (
            SELECT cells.* FROM cells
            LEFT JOIN route_overrides changed USING (kind, channel, audience)
            WHERE coalesce(changed."on", cells.by_default)
        ), gone AS (
            DELETE FROM routes r WHERE NOT EXISTS (
                SELECT FROM wanted w
                WHERE (w.kind, w.channel, w.audience) = (r.kind, r.channel, r.audience))
        )
        INSERT INTO routes (kind, channel, audience, urgent, channel_off, since)
        SELECT kind, channel, audience, urgent, channel_off, clock_timestamp() + @settling FROM wanted
        ON CONFLICT (kind, channel, audience)
            DO UPDATE SET urgent = excluded.urgent, channel_off = excluded.channel_off
        """;

    /// <param name="off">Channels that the shop has not set up: their deliveries are written as suppressed.</param>
    /// <param name="settling">How long after now a route that comes in counts for the coverage.</param>
    public static async Task RunAsync(
        NpgsqlDataSource database, IReadOnlySet<Channel> off, CancellationToken ct, TimeSpan settling = default)
    {
        // Of two changes at once the later sync must see both: its own statement begins behind the lock.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_advisory_xact_lock({OneSyncAtATime})"));
        var command = new NpgsqlBatchCommand(Sql);
        batch.BatchCommands.Add(command);
        Add("kinds", cell => cell.Kind.ToString());
        Add("channels", cell => cell.Channel.ToString());
        Add("audiences", cell => cell.Audience.ToString());
        Add("on", cell => cell.On);
        Add("urgent", cell => cell.Kind.IsUrgent);
        Add("off", cell => off.Contains(cell.Channel));
        command.Parameters.AddWithValue("settling", settling);
        await batch.ExecuteNonQueryAsync(ct);

        void Add<T>(string name, Func<Routing.Cell, T> part) =>
            command.Parameters.AddWithValue(name, Routing.Table.Select(part).ToArray());
    }

    public Task RunAsync(CancellationToken ct) => RunAsync(database, Off, ct);

    /// <summary>After the shop changed a route while orders move.</summary>
    public Task ChangedAsync(CancellationToken ct) => RunAsync(database, Off, ct, _settling);

    /// <summary>Holds the start until it worked: an order placed without routes would tell nobody.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException error) when (error is not PostgresException || error.IsTransient)
            {
                LogWaiting(error.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private HashSet<Channel> Off => settings["Email:Host"] is { Length: > 0 } ? [] : [Channel.Email];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the database, to write the routes: {Problem}")]
    private partial void LogWaiting(string problem);
}
