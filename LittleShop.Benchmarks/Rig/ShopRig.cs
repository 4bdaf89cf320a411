using System.Net.Http.Headers;
using System.Net.Http.Json;
using LittleShop.Contracts;
using LittleShop.LocalHosting.Run;
using LittleShop.LocalHosting.Servers;
using Npgsql;

namespace LittleShop.Benchmarks.Rig;

/// <summary>
/// The real processes on a durable Postgres and a Garnet of their own, in a folder that goes with them.
/// </summary>
internal sealed class ShopRig : IAsyncDisposable
{
    public const string OwnerEmail = "owner@benchmark.example";
    public const string OwnerPassword = "measured twice, cut once";
    public const string BotToken = "1000000001:benchmark-only-token-of-35-letters";
    public static readonly string BotKey = new('b', 40);
    public static readonly string AdminKey = new('a', 40);

    // Not CreateTempSubdirectory: that one is closed to the user that Postgres runs as.
    private readonly DirectoryInfo _folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"littleshop-benchmark-{Guid.NewGuid():n}"));

    private readonly Stack<ShopProcess> _started = [];

    private ShopRig(int[] ports) => Ports = ports;

    public string Database { get; private set; } = "";

    public string Cache { get; private set; } = "";

    public Uri Api => At(0);

    public Uri Admin => At(1);

    public Uri Simulator => At(3);

    public int SmtpPort => Ports[7];

    public string MailFolder => Path.Combine(_folder.FullName, "mail");

    public NpgsqlDataSource Db { get; private set; } = null!;

    private int[] Ports { get; }

    public static async Task<ShopRig> StartAsync(ShopParts parts, CancellationToken ct)
    {
        var rig = new ShopRig(FreePorts.Take(8));
        try
        {
            await rig.StartStoresAsync(ct);
            var settings = RigSettings.Api(rig);
            if (parts.HasFlag(ShopParts.Mail))
            {
                RigSettings.AddMail(settings, rig);
            }

            await rig.StartAsync("LittleShop.Api", rig.Api, settings, ct);
            foreach (var (_, project, at, its) in rig.Others.Where(other => parts.HasFlag(other.Part)))
            {
                await rig.StartAsync(project, at, its, ct);
            }

            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>Only Postgres and the shop's tables in it.</summary>
    public static async Task<ShopRig> StartDatabaseAsync(CancellationToken ct)
    {
        var rig = new ShopRig(FreePorts.Take(8));
        await rig.StartStoresAsync(ct);
        await SchemaSetup.RunAsync(rig.Database, ct);
        return rig;
    }

    public ShopProcess Process(string project) => _started.Single(process => process.Name == project);

    public HttpClient AsBot() => With("ServiceKey", BotKey);

    public async Task<HttpClient> AsOwnerAsync(CancellationToken ct)
    {
        using var nobody = new HttpClient { BaseAddress = Api };
        using var answer = await nobody.PostAsJsonAsync(
            "/auth/login", new Login(OwnerEmail, OwnerPassword), ApiJson.Options, ct);
        answer.EnsureSuccessStatusCode();
        return With("Bearer", (await answer.Content.ReadFromJsonAsync<LoggedIn>(ApiJson.Options, ct))!.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Db is not null)
        {
            await Db.DisposeAsync();
        }

        while (_started.TryPop(out var process))
        {
            await process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private IEnumerable<(ShopParts Part, string Project, Uri At, Dictionary<string, string> Settings)> Others =>
    [
        (ShopParts.Simulator, "LittleShop.TelegramSimulator", Simulator, RigSettings.Simulator()),
        (ShopParts.Admin, "LittleShop.Admin.Blazor", Admin, RigSettings.Admin(this)),
        (ShopParts.Bot, "LittleShop.BotWorker", At(2), RigSettings.Bot(this)),
        (ShopParts.Mail, "LittleShop.MailSink", At(6), RigSettings.MailSink(this)),
    ];

    private async Task StartStoresAsync(CancellationToken ct)
    {
        var postgres = LocalPostgres.Prepare(Path.Combine(_folder.FullName, "postgres"), new(Ports[4], "benchmark"));
        var counting = postgres.Command with
        {
            Arguments = [.. postgres.Command.Arguments, "-c", "shared_preload_libraries=pg_stat_statements"],
        };
        _started.Push(await ShopProcess.StartAsync("postgres", counting, postgres.CheckAsync, ct));
        Database = postgres.ConnectionString;
        Db = NpgsqlDataSource.Create(Database);
        var garnet = LocalGarnet.Prepare(Path.Combine(_folder.FullName, "garnet"), Ports[5], "benchmark");
        _started.Push(await ShopProcess.StartAsync("garnet", garnet.Command, garnet.CheckAsync, ct));
        Cache = garnet.ConnectionString;
    }

    private async Task StartAsync(string project, Uri at, Dictionary<string, string> settings, CancellationToken ct) =>
        _started.Push(await ShopProcess.StartProjectAsync(project, at, settings, ct));

    private Uri At(int index) => new($"http://127.0.0.1:{Ports[index]}");

    private HttpClient With(string scheme, string credential) => new()
    {
        BaseAddress = Api,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue(scheme, credential) },
    };
}
