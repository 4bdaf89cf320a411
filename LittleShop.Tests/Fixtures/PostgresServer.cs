using System.Collections.Concurrent;
using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Run;
using LittleShop.LocalHosting.Servers;
using LittleShop.Tests.Fixtures;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// One real Postgres for the whole run: the one named in LITTLESHOP_TEST_POSTGRES, else one of our own. A template is
/// migrated once; each caller gets a database copied from it, in about a tenth of a second.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string External = "LITTLESHOP_TEST_POSTGRES";

    private readonly ConcurrentBag<string> _databases = [];
    private readonly ServerLog _log = new();
    private readonly Lazy<Task<string>> _template;
    private DirectoryInfo? _folder;
    private ChildProcess? _process;

    public PostgresServer() => _template = new(CreateTemplateAsync);

    /// <summary>To the server's first database, as its owner.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(External) is { Length: > 0 } external)
        {
            ConnectionString = external;
            return;
        }

        // Not CreateTempSubdirectory: that one is closed to the user that Postgres runs as.
        _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"littleshop-postgres-{Guid.NewGuid():n}"));
        var settings = new PostgresSettings(FreePorts.Take(1)[0], "test") { Durable = false, MaxConnections = 500 };
        var server = LocalPostgres.Prepare(Path.Combine(_folder.FullName, "data"), settings);
        ConnectionString = server.ConnectionString;
        _process = await ChildProcess.StartAsync(server.Command, _log.Add);
        await _log.ExplainAsync(Readiness.WaitAsync(_process, server.CheckAsync, Deadline.In(seconds: 20)));
    }

    /// <summary>A database of one's own with the shop's tables in it.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {await _template.Value}");
        _databases.Add(name);
        return To(name, pooled: true);
    }

    /// <summary>A database of one's own with nothing in it.</summary>
    public async Task<string> NewEmptyDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        _databases.Add(name);
        return To(name, pooled: true);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is null)
        {
            await DropAllAsync();
            return;
        }

        await _process.StopAsync(TimeSpan.FromSeconds(10));
        await _process.DisposeAsync();
        _folder!.Delete(recursive: true);
    }

    private async Task<string> CreateTemplateAsync()
    {
        var name = $"template_{Guid.NewGuid():n}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        _databases.Add(name);
        await TemplateDatabase.MigrateAsync(To(name, pooled: false));
        return name;
    }

    private string To(string database, bool pooled) =>
        new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = database,
            Pooling = pooled,
            MaxPoolSize = 40,
        }.ConnectionString;

    private async Task DropAllAsync()
    {
        foreach (var name in _databases)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
