using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Figures;

/// <summary>How long a user waits: once with nothing there, then with the data of the run before.</summary>
internal static class Startup
{
    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var (fresh, again) = (new List<double>(), new List<double>());
        for (var round = 0; round < (options.Rounds ?? 3); round++)
        {
            using var data = new ScratchData();
            fresh.Add(await OnceAsync(data, options, ct));
            again.Add(await OnceAsync(data, options, ct));
        }

        return new Report(
            [
                new("fresh data folder", Latencies.Median(fresh), "s") { Goal = Goal.Max(180) },
                new("existing data folder", Latencies.Median(again), "s") { Goal = Goal.Max(20) },
            ],
            $"Through {(options.RunScript ? "run.sh" : "the built AppHost")}, median of {fresh.Count}; "
            + $"fresh {All(fresh)}, existing {All(again)}.");
    }

    private static async Task<double> OnceAsync(ScratchData data, RunOptions options, CancellationToken ct)
    {
        await using var run = await AppHostRun.StartAsync(data.FullName, options.RunScript, ct);
        return run.Took.TotalSeconds;
    }

    private static string All(IEnumerable<double> seconds) => string.Join(" ", seconds.Select(Figure.Rounded));
}
