using LittleShop.LocalHosting.Processes;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>A process of the shop that is killed again and again and comes back each time.</summary>
internal sealed class Victim(string program, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private readonly ServerLog _log = new();
    private ChildProcess? _process;

    public int Id => _process!.Id;

    public int Deaths { get; private set; }

    public string Output => _log.Text;

    public async Task StartAsync()
    {
        var command = new ChildCommand(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, program)], AppContext.BaseDirectory)
        {
            Environment = new Dictionary<string, string>(settings, StringComparer.Ordinal)
            {
                ["DOTNET_TieredPGO"] = "0", // each life is short
                ["Logging__LogLevel__Default"] = "Error",
            },
        };
        _process = await ChildProcess.StartAsync(command, _log.Add);
    }

    /// <summary>As a power cut would, and up again.</summary>
    public async Task KillAndRestartAsync()
    {
        await _process!.KillAsync();
        await _process.DisposeAsync();
        Deaths++;
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
