using System.Collections.Concurrent;
using System.Diagnostics;

namespace LittleShop.LocalHosting.Processes;

/// <summary>
/// Starts every child from one thread that lives as long as the process: Linux signals a child at the death of the
/// <em>thread</em> that started it, and threads of the pool come and go.
/// </summary>
internal static class SpawningThread
{
    private static readonly BlockingCollection<(ProcessStartInfo, TaskCompletionSource<Process>)> _orders = [];

    static SpawningThread() => new Thread(Work) { IsBackground = true, Name = "children" }.Start();

    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var done = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add((start, done));
        return done.Task;
    }

    private static void Work()
    {
        foreach (var (start, done) in _orders.GetConsumingEnumerable())
        {
            try
            {
                done.SetResult(Process.Start(start)!);
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        }
    }
}
