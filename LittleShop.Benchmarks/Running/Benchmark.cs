namespace LittleShop.Benchmarks.Running;

/// <summary>One command: its name, what it measures, and how.</summary>
internal sealed record Benchmark(string Name, string Measures, Func<RunOptions, CancellationToken, Task<Report>> Run);
