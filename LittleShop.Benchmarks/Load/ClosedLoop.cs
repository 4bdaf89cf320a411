using System.Diagnostics;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Load;

/// <summary>How a stretch of load went.</summary>
internal sealed record LoadResult(int Done, TimeSpan Took, Latencies Times)
{
    public double Rate => Done / Took.TotalSeconds;
}

/// <summary>Workers that each begin anew as soon as they have finished: what the system bears.</summary>
internal static class ClosedLoop
{
    /// <param name="step">One unit of work: which worker does it, and its number among that worker's own.</param>
    public static async Task<LoadResult> RunAsync(
        int workers, TimeSpan duration, Func<int, int, CancellationToken, Task> step, CancellationToken ct)
    {
        var times = new Latencies();
        var begun = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(begun) < duration)
            {
                var at = Stopwatch.GetTimestamp();
                await step(worker, own.Count, ct);
                own.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }

            times.AddRange(own);
            return own.Count;
        }, ct)));
        return new(done.Sum(), Stopwatch.GetElapsedTime(begun), times);
    }
}
