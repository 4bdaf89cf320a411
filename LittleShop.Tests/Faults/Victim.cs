using System.Diagnostics;
using System.Globalization;
using LittleShop.LocalHosting.Processes;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>A process of the shop that is killed again and again and comes back each time.</summary>
internal sealed class Victim(string program, IDictionary<string, string> settings) : IAsyncDisposable
{
    private const int Killed = 128 + 9;
    private readonly ServerLog _log = new();
    private ChildProcess? _process;

    public int Id => _process!.Id;

    /// <summary>Those that were killed so far, by their numbers.</summary>
    public List<int> Dead { get; } = [];

    /// <summary>Seconds of processor time, of all lives that were ended.</summary>
    public double Spent { get; private set; }

    public string Output => _log.Text;

    /// <summary>What the next life finds in its environment.</summary>
    public IDictionary<string, string> Settings => settings;

    public async Task StartAsync()
    {
        var command = new ChildCommand(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, program)], AppContext.BaseDirectory)
        {
            Environment = new Dictionary<string, string>(settings, StringComparer.Ordinal)
            {
                ["DOTNET_gcConcurrent"] = "0", // each life is short
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountingDelayMs"] = "600000", // too short to compile anything twice
                ["DOTNET_GCgen0size"] = "4000000",
                ["Logging__LogLevel__Default"] = "Error",
            },
        };
        _process = await ChildProcess.StartAsync(command, _log.Add);
    }

    /// <summary>As a power cut would, and up again.</summary>
    public async Task KillAndRestartAsync()
    {
        Assert.False(_process!.Exited.IsCompleted, $"It had ended before it was killed: {Output}");
        using (var alive = Process.GetProcessById(Id))
        {
            Spent += alive.TotalProcessorTime.TotalSeconds;
        }

        await _process.KillAsync();
        Assert.Equal(Killed, await _process.Exited);
        Dead.Add(_process.Id);
        await _process.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Stops it where it stands, without its knowing.</summary>
    public Task SleepAsync() => SignalAsync("STOP");

    public Task WakeAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Deadline.In(seconds: 5));
        Assert.Equal(0, kill.ExitCode);
    }
}

/// <summary>An Api, where it listens, and its way to the database.</summary>
internal sealed record ApiVictim(Victim Process, Uri Address, WatchedLink ToPostgres);

/// <summary>A bot worker and its ways out.</summary>
internal sealed record BotVictim(Victim Process, WatchedLink ToApi, WatchedLink ToTelegram, WatchedLink ToCache);
