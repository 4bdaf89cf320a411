using LittleShop.ServiceDefaults;
using Npgsql;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>The queue's own few connections: a sender never waits behind pages, nor a page behind senders.</summary>
internal static class QueueConnections
{
    public const string Key = "queue";

    // Planning a claim costs three times what running it does, and a plan from an hour when the table was empty must not
    // read all of it in a busy one: planned once, along the indexes.
    private const string AlongIndexes =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off "
        + "-c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    private const int Most = 10;

    public static NpgsqlDataSource Open(string connectionString, ILoggerFactory? log = null)
    {
        var builder = new NpgsqlDataSourceBuilder(PostgresDefaults.Complete(connectionString));
        var words = builder.ConnectionStringBuilder;
        words.Options = string.Join(' ', new[] { words.Options, AlongIndexes }.Where(said => !string.IsNullOrEmpty(said)));
        words.MaxPoolSize = Math.Min(words.MaxPoolSize, Most);
        return builder.UseLoggerFactory(log).Build();
    }
}
