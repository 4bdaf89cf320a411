using LittleShop.LocalHosting.Processes;

namespace LittleShop.Tests.Fixtures;

/// <summary>The bot worker as a process of its own, that can be killed.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly ServerLog _log;

    private BotProcess(ChildProcess process, ServerLog log) => (_process, _log) = (process, log);

    public Task<int> Exited => _process.Exited;

    public string Output => _log.Text;

    public static async Task<BotProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var log = new ServerLog();
        var command = new ChildCommand(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "LittleShop.BotWorker.dll")], AppContext.BaseDirectory)
        {
            Environment = settings.Append(KeyValuePair.Create("ASPNETCORE_URLS", (string?)"http://127.0.0.1:0"))
                .ToDictionary(
                    pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value ?? "",
                    StringComparer.Ordinal),
        };
        return new(await ChildProcess.StartAsync(command, log.Add), log);
    }

    /// <summary>As a power cut would.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _process.DisposeAsync();
    }
}
