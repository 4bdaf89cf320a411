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
        SELECT kind, channel, audience, urgent, channel_off, clock_timestamp() FROM wanted
        ON CONFLICT (kind, channel, audience)
            DO UPDATE SET urgent = excluded.urgent, channel_off = excluded.channel_off
        """;

    /// <param name="off">Channels that the shop has not set up: their deliveries are written as suppressed.</param>
    public static async Task RunAsync(
        NpgsqlDataSource database, IReadOnlySet<Channel> off, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        Add("kinds", cell => cell.Kind.ToString());
        Add("channels", cell => cell.Channel.ToString());
        Add("audiences", cell => cell.Audience.ToString());
        Add("on", cell => cell.On);
        Add("urgent", cell => cell.Kind.IsUrgent);
        Add("off", cell => off.Contains(cell.Channel));
        await command.ExecuteNonQueryAsync(ct);

        void Add<T>(string name, Func<Routing.Cell, T> part) =>
            command.Parameters.AddWithValue(name, Routing.Table.Select(part).ToArray());
    }

    public Task RunAsync(CancellationToken ct) => RunAsync(database, Off, ct);

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
