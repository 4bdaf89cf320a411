using System.Diagnostics;

namespace LittleShop.LocalHosting.Processes;

/// <summary>A process of ours: its output by the line, its end as a task, a stop that first asks.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly ChildCommand _command;
    private readonly Process _process;

    private ChildProcess(ChildCommand command, Process process)
    {
        _command = command;
        _process = process;
        Exited = ExitCodeAsync();
    }

    public int Id => _process.Id;

    /// <summary>Ends with the exit code; a signal N counts as 128 + N.</summary>
    public Task<int> Exited { get; }

    public static async Task<ChildProcess> StartAsync(ChildCommand command, Action<string>? onLine = null)
    {
        var process = await SpawningThread.StartAsync(command.Supervised());
        process.OutputDataReceived += (_, line) => Hand(line.Data);
        process.ErrorDataReceived += (_, line) => Hand(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        return new(command, process);

        void Hand(string? line)
        {
            if (line is not null)
            {
                onLine?.Invoke(line);
            }
        }
    }

    /// <summary>Asks, waits as long as the patience lasts, then kills it with all it started.</summary>
    public async Task StopAsync(TimeSpan patience, CancellationToken hurry = default)
    {
        if (!Exited.IsCompleted)
        {
            Signals.Send(Id, _command.StopSignal);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(hurry);
            limit.CancelAfter(patience);
            await Task.WhenAny(Exited, Task.Delay(Timeout.InfiniteTimeSpan, limit.Token));
            await KillAsync();
        }
    }

    public async Task KillAsync()
    {
        if (!Exited.IsCompleted)
        {
            Signals.SendToGroup(Id, Signal.Kill);
            await Exited;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }
}
