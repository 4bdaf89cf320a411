using LittleShop.Benchmarks.Figures;
using LittleShop.Benchmarks.Running;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // so that what was started is stopped in order
    stop.Cancel();
};

try
{
    return await Runner.RunAsync(args, AllBenchmarks.List, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
