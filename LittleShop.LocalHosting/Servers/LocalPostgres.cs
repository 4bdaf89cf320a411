using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Run;
using Npgsql;

namespace LittleShop.LocalHosting.Servers;

/// <summary>A Postgres of our own from the machine's binaries: private folder, loopback only, never as root.</summary>
internal sealed class LocalPostgres
{
    public const string UserName = "shop";

    private readonly string _binaries;
    private readonly string _folder;
    private readonly string? _user;
    private readonly IReadOnlyList<string> _settings;

    private LocalPostgres(string binaries, string folder, string? user, PostgresSettings settings)
    {
        _binaries = binaries;
        _folder = folder;
        _user = user;
        _settings = settings.Arguments;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = settings.Port,
            Username = UserName,
            Password = settings.Password,
            Database = UserName,
        }.ConnectionString;
    }

    /// <summary>To the database "shop", as its owner.</summary>
    public string ConnectionString { get; }

    public ChildCommand Command => InFolder("postgres", ["-D", _folder, .. _settings]) with
    {
        // A fast shutdown: open transactions are rolled back, everything committed is on disk.
        StopSignal = Signal.Interrupt,
        OrphanSignal = Signal.Interrupt,
    };

    /// <summary>Finds the binaries and makes the data folder with its database, once.</summary>
    public static LocalPostgres Prepare(string dataFolder, PostgresSettings settings)
    {
        var user = PostgresUser.Choose();
        var folder = PostgresFolder.Place(Path.GetFullPath(dataFolder), user);
        var madeBy = MadeBy(folder);
        var binaries = PostgresBinaries.Find(madeBy) ?? throw new Refusal(
            "No Postgres on this machine: install it with «apt-get install postgresql», "
            + "or set LITTLESHOP_POSTGRES_BIN to the folder that holds postgres and initdb.");
        var server = new LocalPostgres(binaries, folder, user, settings);
        if (madeBy is null)
        {
            server.Create(settings.Password);
        }

        return server;
    }

    /// <summary>Throws while the server does not answer.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, Timeout = 2 }.ConnectionString);
        await connection.OpenAsync(ct);
    }

    private static string? MadeBy(string folder)
    {
        var version = Path.Combine(folder, "PG_VERSION");
        return File.Exists(version) ? File.ReadAllText(version).Trim() : null;
    }

    /// <summary>Beside its final place and moved there when complete: a start cut short leaves nothing half-made.</summary>
    private void Create(string password)
    {
        var fresh = _folder + ".new";
        PostgresFolder.Delete(fresh);
        string[] owner = _user is null ? [] : ["-o", _user, "-g", _user];
        Tool.Run(new("install", ["-d", "-m", "0700", .. owner, fresh], "/"));
        var passwordFile = Path.Combine(fresh, "password");
        Tool.Run(new("install", ["-m", "0600", .. owner, "/dev/null", passwordFile], "/"));
        File.WriteAllText(passwordFile, password);
        var cluster = Path.Combine(fresh, "cluster");
        Tool.Run(As("initdb", fresh, "-D", cluster, "-U", UserName, "--pwfile", passwordFile, "-A", "scram-sha-256",
            "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"));
        var single = As("postgres", cluster, "--single", "-D", cluster, "-j", "postgres");
        Tool.Run(single, $"CREATE DATABASE {UserName};\n");
        Directory.Move(cluster, _folder);
        PostgresFolder.Delete(fresh);
    }

    private ChildCommand InFolder(string program, string[] arguments) => As(program, _folder, arguments);

    private ChildCommand As(string program, string folder, params string[] arguments) =>
        new(Path.Combine(_binaries, program), arguments, folder)
        {
            User = _user,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = folder,
                ["LC_ALL"] = "C.UTF-8",
                ["TZ"] = "UTC",
            },
        };
}
