using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Figures;

/// <summary>What the whole shop holds in memory while nobody uses it.</summary>
internal static class Memory
{
    private const double MiB = 1 << 20;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rest = TimeSpan.FromSeconds(options.Seconds ?? 15);
        using var data = new ScratchData();
        await using var run = await AppHostRun.StartAsync(data.FullName, options.RunScript, ct);
        await Task.Delay(rest, ct);
        var parts = ProcessTree.Measure(run.Id);
        return new Report(
            [
                .. parts.Select(part => new Figure(part.Name, part.Proportional / MiB, "MiB")
                {
                    Peer = $"resident {Figure.Rounded(part.Resident / MiB)} MiB in {part.Processes}",
                }),
                new("all together", parts.Sum(part => part.Proportional) / MiB, "MiB")
                {
                    Goal = Goal.Max(900e6 / MiB),
                    Peer = $"resident {Figure.Rounded(parts.Sum(part => part.Resident) / MiB)} MiB",
                },
            ],
            $"Proportional memory (PSS), {rest.TotalSeconds:0} s after every process answered. Goal: 900 MB.");
    }
}
