using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LittleShop.LocalHosting.Processes;

namespace LittleShop.Tests.Fixtures;

/// <summary>The real AppHost in a process of its own, as run.sh starts it.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];

    private AppHostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => string.Join('\n', _lines);

    public static AppHostProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        // artifacts/bin/LittleShop.Tests/debug → artifacts/bin/LittleShop.AppHost/debug
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(
            own.Parent!.Parent!.FullName, "LittleShop.AppHost", own.Name, "LittleShop.AppHost.dll");

        // A suite started in the background ignores Ctrl-C, and so would its children; a user's AppHost does not.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>The processes it started, by the pid.</summary>
    public IReadOnlyList<int> Children() =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(id => ParentOf(id) == Id)];

    /// <summary>The child whose command line names this program.</summary>
    public int Child(string program) => Children().Single(id => CommandLineOf(id).Contains(program));

    public void Send(Signal signal) => Signals.Send(Id, signal);

    public async Task<int> ExitAsync(int seconds = 60)
    {
        await _process.WaitForExitAsync(Deadline.In(seconds));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Send(Signal.Terminate);
            await ExitAsync();
        }

        _process.Dispose();
    }

    public static string CommandLineOf(int process) => Read($"/proc/{process}/cmdline").Replace('\0', ' ');

    public static string EnvironmentOf(int process, string name) =>
        Read($"/proc/{process}/environ").Split('\0')
            .Single(variable => variable.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    public static bool IsAlive(int process) =>
        Read($"/proc/{process}/stat") is { Length: > 0 } stat && !stat.Contains(") Z ");

    private static int ParentOf(int process)
    {
        var stat = Read($"/proc/{process}/stat");
        return stat.Length == 0 ? 0 : int.Parse(
            stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
