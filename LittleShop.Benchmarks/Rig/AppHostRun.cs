using System.Diagnostics;
using System.Globalization;
using LittleShop.Benchmarks.Running;
using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Run;

namespace LittleShop.Benchmarks.Rig;

/// <summary>The whole shop as a user starts it, on free ports and in a data folder of its own.</summary>
internal sealed class AppHostRun : IAsyncDisposable
{
    private readonly ShopProcess _process;

    private AppHostRun(ShopProcess process, TimeSpan took)
    {
        _process = process;
        Took = took;
    }

    public int Id => _process.Id;

    /// <summary>From the start of the process until every health address answers.</summary>
    public TimeSpan Took { get; }

    public static async Task<AppHostRun> StartAsync(string dataFolder, bool runScript, CancellationToken ct)
    {
        string[] names = ["Api", "Admin", "Bot", "Simulator", "Postgres", "Cache"];
        var ports = FreePorts.Take(names.Length);
        string[] arguments = ["--data", dataFolder];
        var health = ports.Take(4).Select(port => new Uri($"http://127.0.0.1:{port}")).ToList();
        var (program, words) = runScript
            ? (Path.Combine(Repository.Root, "run.sh"), arguments)
            : ("dotnet", [Repository.AssemblyOf("LittleShop.AppHost"), .. arguments]);
        var command = new ChildCommand(program, words, Repository.Root)
        {
            StopSignal = Signal.Interrupt,
            Environment = names.Zip(ports).ToDictionary(
                pair => $"Ports__{pair.First}",
                pair => pair.Second.ToString(CultureInfo.InvariantCulture),
                StringComparer.Ordinal),
        };
        var begun = Stopwatch.GetTimestamp();
        var process = await ShopProcess.StartAsync(
            "AppHost", command, check => Task.WhenAll(health.Select(at => Health.AnswersAsync(at, check))), ct);
        return new(process, Stopwatch.GetElapsedTime(begun));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
