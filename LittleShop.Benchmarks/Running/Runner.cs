using LittleShop.LocalHosting.Run;

namespace LittleShop.Benchmarks.Running;

/// <summary>Runs the benchmarks that were asked for, one after another; 0 when all could be measured.</summary>
internal static class Runner
{
    private const int Failed = 1;
    private const int WrongArguments = 2;

    public static async Task<int> RunAsync(string[] words, IReadOnlyList<Benchmark> benchmarks, CancellationToken ct)
    {
        var (options, problem) = RunOptions.Parse(words);
        problem ??= Unknown(options, benchmarks);
        if (problem is not null)
        {
            await Console.Error.WriteLineAsync(problem);
            return WrongArguments;
        }

        if (options.List || options.Names is [])
        {
            Console.WriteLine(Help(benchmarks));
            return 0;
        }

        var chosen = options.Names.Contains("all")
            ? benchmarks
            : [.. benchmarks.Where(benchmark => options.Names.Contains(benchmark.Name))];
        var failed = 0;
        foreach (var benchmark in chosen)
        {
            failed += await MeasureAsync(benchmark, options, ct) ? 0 : 1;
        }

        return failed == 0 ? 0 : Failed;
    }

    private static async Task<bool> MeasureAsync(Benchmark benchmark, RunOptions options, CancellationToken ct)
    {
        var machine = Machine.Now();
        Console.WriteLine($"## {benchmark.Name}: {benchmark.Measures}");
        Console.WriteLine(machine);
        try
        {
            var report = await benchmark.Run(options, ct);
            Console.WriteLine(report.Table());
            await ReportFile.AppendAsync(Repository.ReportFolder, benchmark.Name, machine, report, ct);
            return true;
        }
        catch (Exception problem) when (problem is CannotMeasure or Refusal && !ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{benchmark.Name}: {problem.Message}");
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{benchmark.Name}: {problem}");
        }

        return false;
    }

    private static string? Unknown(RunOptions options, IReadOnlyList<Benchmark> benchmarks) =>
        options.Names.FirstOrDefault(name => name != "all" && benchmarks.All(known => known.Name != name)) is { } name
            ? $"There is no benchmark «{name}»: --list shows which there are."
            : null;

    private static string Help(IReadOnlyList<Benchmark> benchmarks) => string.Join(Environment.NewLine,
    [
        "dotnet run -c Release --project LittleShop.Benchmarks -- NAME… [options]",
        "",
        .. benchmarks.Select(benchmark => $"  {benchmark.Name,-18} {benchmark.Measures}"),
        $"  {"all",-18} every one of them, one after another",
        "",
        "  --seconds N      how long one measured stretch lasts",
        "  --rounds N       how often the contestants take turns",
        "  --connections N  connections that work at the same time (16)",
        "  --rate N         events a second, where a benchmark paces itself",
        "  --run-sh         startup: time ./run.sh instead of the built AppHost",
    ]);
}
