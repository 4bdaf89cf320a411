using System.Collections.Concurrent;
using System.Globalization;
using LittleShop.Benchmarks.Running;
using LittleShop.LocalHosting.Processes;

namespace LittleShop.Benchmarks.Rig;

/// <summary>A started process that answers; what it said is shown when it does not.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    private const int KeptLines = 40;
    private const double TicksPerSecond = 100; // USER_HZ, the unit of /proc/PID/stat
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

    /// <summary>Processor time it has used so far, its own threads only.</summary>
    public TimeSpan ProcessorTime()
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture)
            + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(TimeSpan.FromSeconds(15));
        await _process.DisposeAsync();
    }
}
