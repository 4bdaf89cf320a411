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
/// The shop as real processes on a durable Postgres and a Garnet of its own: Apis, bot workers, a simulated Telegram
/// and a push service, with a watched link between each process and whatever it talks to.
/// </summary>
internal sealed class FaultRig : IAsyncDisposable
{
    private readonly DirectoryInfo _folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"littleshop-faults-{Guid.NewGuid():n}"));

    private readonly ServerLog _log = new();
    private readonly List<WatchedLink> _links = [];
    private readonly List<ApiVictim> _apis = [];
    private readonly List<BotVictim> _bots = [];
    private int[] _ports = [];
    private LocalPostgres _postgres = null!;
    private ChildProcess? _postgresProcess;
    private WatchedLink _toApis = null!;

    public CacheServer Cache { get; private set; } = null!;

    public SimulatedTelegram Telegram { get; private set; } = null!;

    public FakePushService Push { get; private set; } = null!;

    /// <summary>From every Api to the push service.</summary>
    public WatchedLink ToPush { get; private set; } = null!;

    public IReadOnlyList<ApiVictim> Apis => _apis;

    public IReadOnlyList<BotVictim> Bots => _bots;

    /// <summary>Everyone who was killed so far.</summary>
    public IReadOnlyList<int> Dead => [.. Victims.SelectMany(victim => victim.Dead)];

    /// <summary>Straight to the database, past the links.</summary>
    public NpgsqlDataSource Db { get; private set; } = null!;

    public HttpClient AsBot { get; private set; } = null!;

    public HttpClient AsOwner { get; private set; } = null!;

    public string DatabaseConnection => _postgres.ConnectionString;

    /// <summary>For the tests themselves: a connection each time, so that none is of a server before its restart.</summary>
    public string StraightConnection =>
        new NpgsqlConnectionStringBuilder(DatabaseConnection) { Pooling = false }.ConnectionString;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FaultRig> StartAsync(int apis = 1, int bots = 1, MovableClocks? clocks = null)
    {
        var rig = new FaultRig();
        try
        {
            await rig.StartServersAsync(apis);
            await rig.StartShopAsync(apis, bots, clocks);
            return rig;
        }
        catch (Exception problem)
        {
            var said = string.Join('\n', rig.Victims.Select(victim => victim.Output));
            await rig.DisposeAsync();
            throw new InvalidOperationException($"The shop did not start: {said}", problem);
        }
    }

    /// <summary>Ends every connection and comes up again from its log, as after a crash of the server.</summary>
    public async Task RestartPostgresAsync()
    {
        await _postgresProcess!.KillAsync();
        await StartPostgresAsync();
        Db.Clear();
    }

    public async Task UntilUpAsync(ApiVictim api)
    {
        using var nobody = new HttpClient { BaseAddress = api.Address };
        await Deadline.UntilAsync(async () => await AnswersAsync(nobody), "the Api is up", 90);
    }

    public async Task<HttpClient> SignInAsync(string email)
    {
        using var nobody = new HttpClient { BaseAddress = _apis[0].Address };
        using var answer = await nobody.PostAsJsonAsync(
            "/auth/login", new Login(email, ShopHost.Password), ApiJson.Options, Ct);
        answer.EnsureSuccessStatusCode();
        return With("Bearer", (await answer.Content.ReadFromJsonAsync<LoggedIn>(ApiJson.Options, Ct))!.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var victim in Victims)
        {
            await victim.DisposeAsync();
        }

        foreach (var part in (IDisposable?[])[.. _links, AsBot, AsOwner, Db])
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

    private IEnumerable<Victim> Victims =>
        [.. _bots.Select(bot => bot.Process), .. _apis.Select(api => api.Process)];

    private async Task StartServersAsync(int apis)
    {
        _ports = FreePorts.Take(1 + apis);
        _postgres = LocalPostgres.Prepare(
            Path.Combine(_folder.FullName, "data"), new PostgresSettings(_ports[0], "test"));
        await StartPostgresAsync();
        Db = NpgsqlDataSource.Create(_postgres.ConnectionString);
        Cache = await CacheServer.StartNewAsync();
        Telegram = await SimulatedTelegram.StartAsync();
        await Telegram.WithoutLimitsAsync();
        Push = await FakePushService.StartAsync();
        ToPush = LinkTo(Push.Address.Port);
    }

    private async Task StartShopAsync(int apis, int bots, MovableClocks? clocks)
    {
        for (var api = 1; api <= apis; api++)
        {
            var toPostgres = LinkTo(_ports[0]);
            var address = new Uri($"http://127.0.0.1:{_ports[api].ToString(CultureInfo.InvariantCulture)}");
            _apis.Add(new(
                new Victim("LittleShop.Api.dll", FaultSettings.Api(this, address, toPostgres.Port)), address,
                toPostgres));
            clocks?.Api.AddTo(_apis[^1].Process.Settings);
        }

        // The first makes the tables; nobody looks at them again, in any later life.
        _apis[0].Process.Settings["Database__MigrateAtStart"] = "true";
        await _apis[0].Process.StartAsync();
        await UntilUpAsync(_apis[0]);
        _apis[0].Process.Settings.Remove("Database__MigrateAtStart");
        await Task.WhenAll(_apis.Skip(1).Select(api => api.Process.StartAsync()));
        await Task.WhenAll(_apis.Select(UntilUpAsync));
        _toApis = LinkTo(_ports[1..]);
        AsBot = With("ServiceKey", ShopHost.BotKey);
        AsOwner = await SignInAsync(ShopHost.OwnerEmail);

        for (var bot = 0; bot < bots; bot++)
        {
            await StartBotAsync(clocks);
        }
    }

    private async Task StartBotAsync(MovableClocks? clocks)
    {
        var cache = Cache.ConnectionString.Split(',', 2);
        var toCache = LinkTo(int.Parse(cache[0].Split(':')[1], CultureInfo.InvariantCulture));
        var (toApi, toTelegram) = (LinkTo(_ports[1..]), LinkTo(Telegram.Address.Port));
        var watched = $"127.0.0.1:{toCache.Port.ToString(CultureInfo.InvariantCulture)},{cache[1]}";
        var settings = FaultSettings.Bot(watched, toApi.Port, toTelegram.Port);
        clocks?.Bot.AddTo(settings);
        _bots.Add(new(new Victim("LittleShop.BotWorker.dll", settings), toApi, toTelegram, toCache));
        await _bots[^1].Process.StartAsync();
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

    private WatchedLink LinkTo(params int[] ports)
    {
        _links.Add(new WatchedLink(ports));
        return _links[^1];
    }

    private HttpClient With(string scheme, string credential) => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{_toApis.Port.ToString(CultureInfo.InvariantCulture)}"),
        Timeout = TimeSpan.FromSeconds(15),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue(scheme, credential) },
    };
}
