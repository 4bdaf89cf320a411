using Aspire.Hosting.ApplicationModel;
using LittleShop.LocalHosting.Processes;

namespace LittleShop.LocalHosting.Engine;

/// <summary>Keeps one process running: starts it, says when it is fit, starts it again when it crashed.</summary>
internal sealed class Supervisor(ProcessResource resource, Health health, MergedLog log, TimeProvider time)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _patienceAtStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _patienceAtStop = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _fit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChildProcess? _process;

    /// <summary>Ends when the process first is fit for work.</summary>
    public Task Fit => _fit.Task;

    /// <summary>Until told to stop, or until the process ended by itself; throws when it never came up.</summary>
    public async Task RunAsync(IEnumerable<Task> others, CancellationToken stopping)
    {
        await Task.WhenAll(others).WaitAsync(stopping);
        var delay = TimeSpan.FromSeconds(1);
        while (!stopping.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            await using var process = await ChildProcess.StartAsync(
                resource.Command, line => log.Write(resource.Name, line));
            _process = process;
            if (stopping.IsCancellationRequested)
            {
                // The stop came while it started and may have found nothing to stop.
                await process.StopAsync(_patienceAtStop, CancellationToken.None);
            }

            await BecomeFitAsync(process, stopping);
            var exitCode = await process.Exited;
            if (stopping.IsCancellationRequested || exitCode == 0)
            {
                return;
            }

            delay = time.GetElapsedTime(started) > _longestDelay ? TimeSpan.FromSeconds(1) : delay;
            log.Say($"{resource.Name} ended with code {exitCode}; starting it again in {delay.TotalSeconds:0} s");
            await Task.Delay(delay, time, stopping);
            delay = delay * 2 < _longestDelay ? delay * 2 : _longestDelay;
        }
    }

    public async Task StopAsync(CancellationToken hurry)
    {
        if (_process is { Exited.IsCompleted: false } process)
        {
            await process.StopAsync(_patienceAtStop, hurry);
            log.Say($"{resource.Name} stopped");
        }
    }

    private async Task BecomeFitAsync(ChildProcess process, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        while (!Fit.IsCompleted && !await health.IsGoodAsync(resource))
        {
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            if (process.Exited.IsCompleted)
            {
                throw new CannotStart(
                    $"{resource.Name} ended with code {await process.Exited} before it was ready: see its last lines.");
            }

            if (time.GetElapsedTime(started) > _patienceAtStart)
            {
                throw new CannotStart(
                    $"{resource.Name} is not ready after {_patienceAtStart.TotalMinutes:0} minutes: see its last lines.");
            }

            await Task.Delay(_pause, time, CancellationToken.None);
        }

        _fit.TrySetResult();
    }
}

internal sealed class CannotStart(string sentence) : Exception(sentence);
