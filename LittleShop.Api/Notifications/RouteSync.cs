using Npgsql;

namespace LittleShop.Api.Notifications;

/// <summary>Writes the routing table into the database: after a migration, and before requests are taken.</summary>
internal sealed partial class RouteSync(NpgsqlDataSource database, TimeProvider clock, ILogger<RouteSync> logger)
    : IHostedService
{
    private const string Sql = """
        WITH wanted AS (
            SELECT * FROM unnest(@kinds, @channels, @audiences) AS route (kind, channel, audience)
        ), gone AS (
            DELETE FROM routes r WHERE NOT EXISTS (
                SELECT FROM wanted w
                WHERE (w.kind, w.channel, w.audience) = (r.kind, r.channel, r.audience))
        )
        INSERT INTO routes (kind, channel, audience, since)
        SELECT kind, channel, audience, clock_timestamp() FROM wanted
        ON CONFLICT DO NOTHING
        """;

    public static async Task RunAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        Add("kinds", route => route.Kind.ToString());
        Add("channels", route => route.Channel.ToString());
        Add("audiences", route => route.Audience.ToString());
        await command.ExecuteNonQueryAsync(ct);

        void Add(string name, Func<NotificationRoute, string> part) =>
            command.Parameters.AddWithValue(name, Routing.Routes.Select(part).ToArray());
    }

    /// <summary>Holds the start until it worked: an order placed without routes would tell nobody.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(database, cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the database, to write the routes: {Problem}")]
    private partial void LogWaiting(string problem);
}
