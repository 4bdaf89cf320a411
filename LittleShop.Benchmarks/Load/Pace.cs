using System.Diagnostics;

namespace LittleShop.Benchmarks.Load;

/// <summary>
/// Work that begins at fixed times whatever the last one did: a slow answer cannot hide behind a pause.
/// </summary>
internal static class Pace
{
    public static async Task RunAsync(int count, double aSecond, Func<int, Task> step, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var steps = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var wait = TimeSpan.FromSeconds(i / aSecond) - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, ct);
            }

            steps.Add(step(i));
        }

        await Task.WhenAll(steps);
    }

    /// <summary>Looks until it is true; false when the patience is at its end.</summary>
    public static async Task<bool> UntilAsync(Func<Task<bool>> isTrue, TimeSpan patience, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await isTrue())
        {
            if (Stopwatch.GetElapsedTime(begun) > patience)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }

        return true;
    }
}
