using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Run;
using LittleShop.LocalHosting.Servers;
using LittleShop.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(CacheServer))]

namespace LittleShop.Tests.Fixtures;

/// <summary>A real Garnet. One is shared by the whole run; a test that wants to stop it starts its own.</summary>
public sealed class CacheServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("littleshop-cache-");
    private readonly ServerLog _log = new();
    private readonly int _port = FreePorts.Take(1)[0];
    private ChildProcess? _process;

    public string ConnectionString { get; private set; } = "";

    /// <summary>One that nobody else uses; dispose it.</summary>
    public static async Task<CacheServer> StartNewAsync()
    {
        var server = new CacheServer();
        await server.StartAsync();
        return server;
    }

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Starts it, or starts it again on the same port with what it kept.</summary>
    public async Task StartAsync()
    {
        var server = LocalGarnet.Prepare(_folder.FullName, _port, "test");
        ConnectionString = server.ConnectionString;
        _process = await ChildProcess.StartAsync(server.Command, _log.Add);
        await _log.ExplainAsync(Readiness.WaitAsync(_process, server.CheckAsync, Deadline.In(seconds: 20)));
    }

    /// <summary>Ends it without a word, as a power cut would.</summary>
    public Task KillAsync() => _process?.KillAsync() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
