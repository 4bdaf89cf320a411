using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LittleShop.Benchmarks.Running;
using LittleShop.LocalHosting.Processes;

namespace LittleShop.Benchmarks.Rig;

/// <summary>A started process that answers; what it said is shown when it does not.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    private readonly ChildProcess _process;

    private ShopProcess(string name, ChildProcess process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public int Id => _process.Id;

    public static async Task<ShopProcess> StartAsync(
        string name, ChildCommand command, Func<CancellationToken, Task> check, CancellationToken ct)
    {
        var said = new ConcurrentQueue<string>();
        var process = await ChildProcess.StartAsync(command, line =>
        {
            said.Enqueue(line);
            if (said.Count > KeptLines)
            {
                said.TryDequeue(out _);
            }
        });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_patience);
        try
        {
            await Readiness.WaitAsync(process, check, limit.Token);
            return new(name, process);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            await process.DisposeAsync();
            throw new CannotMeasure($"{name} did not start: {problem.Message}\n{string.Join('\n', said)}");
        }
    }

    /// <summary>One of our own projects, as it was built, at this address.</summary>
    public static Task<ShopProcess> StartProjectAsync(
        string project, Uri at, Dictionary<string, string> settings, CancellationToken ct)
    {
        settings["ASPNETCORE_URLS"] = at.ToString();
        var assembly = Repository.AssemblyOf(project);
        var command = new ChildCommand("dotnet", [assembly], Path.GetDirectoryName(assembly)!)
        {
            Environment = settings,
        };
        return StartAsync(project, command, check => Health.AnswersAsync(at, check), ct);
    }

    /// <summary>Processor time that it and its children have used so far.</summary>
    public TimeSpan ProcessorTime() => ProcessTree.ProcessorTime(Id);

    /// <summary>Stops it where it stands: it takes connections, as long as the system takes them for it, and is dead.</summary>
    public Task SleepAsync(CancellationToken ct) => SignalAsync("STOP", ct);

    public Task WakeAsync(CancellationToken ct) => SignalAsync("CONT", ct);

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(TimeSpan.FromSeconds(15));
        await _process.DisposeAsync();
    }

    private async Task SignalAsync(string signal, CancellationToken ct)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(ct);
    }
}
