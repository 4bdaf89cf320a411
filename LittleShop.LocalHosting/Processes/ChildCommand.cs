using System.Collections.Frozen;
using System.Diagnostics;

namespace LittleShop.LocalHosting.Processes;

/// <summary>What to start, where, as whom, and how it is told to stop.</summary>
internal sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The user to become; null: stay who we are. Only root may become another.</summary>
    public string? User { get; init; }

    public Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>What the kernel sends when the process that started this one is gone.</summary>
    public Signal OrphanSignal { get; init; } = Signal.Kill;

    /// <summary>The same command for a supervisor that looks after its children itself.</summary>
    public (string FileName, string[] Arguments) Plain =>
        User is null ? (FileName, [.. Arguments]) : ("setpriv", [.. Become(User), FileName, .. Arguments]);

    /// <summary>
    /// A session of its own, so that the terminal's Ctrl-C reaches the supervisor alone and the stop stays in order; and a
    /// signal at the death of the parent, set after the change of user, which would clear it.
    /// </summary>
    internal ProcessStartInfo Supervised()
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] words = OperatingSystem.IsLinux()
            ? ["setsid", "setpriv", .. User is null ? [] : Become(User), "--pdeathsig", NameOf(OrphanSignal), FileName]
            : [FileName];
        start.FileName = words[0];
        foreach (var argument in words.Skip(1).Concat(Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string[] Become(string user) => ["--reuid", user, "--regid", user, "--clear-groups"];

    private static string NameOf(Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Terminate => "TERM",
        _ => "KILL",
    };
}
