using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LittleShop.Contracts;
using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Run;
using LittleShop.LocalHosting.Servers;
using LittleShop.Tests.Fixtures;
using Npgsql;

namespace LittleShop.Tests.Faults;

/// <summary>
/// The shop as real processes on a durable Postgres and a Garnet of its own: an Api, two bot workers, a simulated
/// Telegram and a push service, with a watched link between each process and whatever it talks to.
/// </summary>
internal sealed class FaultRig : IAsyncDisposable
{
    private readonly DirectoryInfo _folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"littleshop-faults-{Guid.NewGuid():n}"));

    private readonly ServerLog _log = new();
    private readonly int[] _ports = FreePorts.Take(3);
    private LocalPostgres _postgres = null!;
    private ChildProcess? _postgresProcess;

    public CacheServer Cache { get; private set; } = null!;

    public SimulatedTelegram Telegram { get; private set; } = null!;

    public FakePushService Push { get; private set; } = null!;

    /// <summary>Api → Postgres, bot → Api, bot → Telegram, Api → push service.</summary>
    public WatchedLink ToPostgres { get; private set; } = null!;

    public WatchedLink ToApi { get; private set; } = null!;

    public WatchedLink ToTelegram { get; private set; } = null!;

    public WatchedLink ToPush { get; private set; } = null!;

    public Victim Api { get; private set; } = null!;

    public Victim Bot { get; private set; } = null!;

    /// <summary>Straight to the database, past the link.</summary>
    public NpgsqlDataSource Db { get; private set; } = null!;

    public HttpClient AsBot { get; private set; } = null!;

    public HttpClient AsOwner { get; private set; } = null!;

    public string DatabaseConnection => _postgres.ConnectionString;

    private Uri ApiAddress => new($"http://127.0.0.1:{_ports[1].ToString(CultureInfo.InvariantCulture)}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FaultRig> StartAsync(int leaseSeconds = 12)
    {
        var rig = new FaultRig();
        try
        {
            await rig.StartPartsAsync(leaseSeconds);
            return rig;
        }
        catch (Exception problem)
        {
            var said = $"{rig.Api?.Output}\n{rig.Bot?.Output}";
            await rig.DisposeAsync();
            throw new InvalidOperationException($"The shop did not start: {said}", problem);
        }
    }

    /// <summary>Ends every connection and comes up again from its log, as after a crash of the server.</summary>
    public async Task RestartPostgresAsync()
    {
        await _postgresProcess!.KillAsync();
        await StartPostgresAsync();
    }

    /// <summary>A browser that the owner is told on, through the watched link.</summary>
    public async Task<FakeBrowser> NewBrowserAsync(string name)
    {
        var browser = Push.NewBrowser(name);
        var straight = new Uri(browser.Subscription.Endpoint);
        var watched = new UriBuilder(straight) { Port = ToPush.Port }.Uri.ToString();
        await AsOwner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription with { Endpoint = watched });
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var victim in (Victim?[])[Bot, Api])
        {
            if (victim is not null)
            {
                await victim.DisposeAsync();
            }
        }

        foreach (var part in (IDisposable?[])[ToPostgres, ToApi, ToTelegram, ToPush, AsBot, AsOwner, Db])
        {
            part?.Dispose();
        }

        foreach (var part in (IAsyncDisposable?[])[Telegram, Push, Cache, _postgresProcess])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Delete(recursive: true);
    }

    private async Task StartPartsAsync(int leaseSeconds)
    {
        _postgres = LocalPostgres.Prepare(Path.Combine(_folder.FullName, "data"), new PostgresSettings(_ports[0], "test"));
        await StartPostgresAsync();
        Db = NpgsqlDataSource.Create(_postgres.ConnectionString);
        Cache = await CacheServer.StartNewAsync();
        Telegram = await SimulatedTelegram.StartAsync();
        await Telegram.WithoutLimitsAsync();
        Push = await FakePushService.StartAsync();
        ToPostgres = new WatchedLink(_ports[0]);
        ToApi = new WatchedLink(_ports[1]);
        ToTelegram = new WatchedLink(Telegram.Address.Port);
        ToPush = new WatchedLink(Push.Address.Port);

        Api = new Victim("LittleShop.Api.dll", FaultSettings.Api(this, ApiAddress, ToPostgres.Port, leaseSeconds));
        await Api.StartAsync();
        using var nobody = new HttpClient { BaseAddress = ApiAddress };
        await Deadline.UntilAsync(async () => await AnswersAsync(nobody), "the Api is up", 60);
        AsBot = With("ServiceKey", ShopHost.BotKey);
        AsOwner = With("Bearer", await LogInAsync(nobody));

        Bot = new Victim("LittleShop.BotWorker.dll", FaultSettings.Bot(this, ToApi.Port, ToTelegram.Port));
        await Bot.StartAsync();
    }

    private async Task StartPostgresAsync()
    {
        _postgresProcess = await ChildProcess.StartAsync(_postgres.Command, _log.Add);
        await _log.ExplainAsync(Readiness.WaitAsync(_postgresProcess, _postgres.CheckAsync, Deadline.In(seconds: 30)));
    }

    private static async Task<bool> AnswersAsync(HttpClient nobody)
    {
        try
        {
            using var answer = await nobody.GetAsync("/health", Ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> LogInAsync(HttpClient nobody)
    {
        using var answer = await nobody.PostAsJsonAsync(
            "/auth/login", new Login(ShopHost.OwnerEmail, ShopHost.Password), ApiJson.Options, Ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<LoggedIn>(ApiJson.Options, Ct))!.Token;
    }

    private HttpClient With(string scheme, string credential) => new()
    {
        BaseAddress = ApiAddress,
        Timeout = TimeSpan.FromSeconds(15),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue(scheme, credential) },
    };
}
