using System.Collections.Frozen;
using System.Diagnostics;

namespace LittleShop.LocalHosting.Processes;

/// <summary>What to start, where, as whom, and how it is told to stop.</summary>
internal sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Secrets that were set for us; a process gets those it needs by name, none by inheritance.</summary>
    private static readonly string[] _notInherited =
    [
        "Telegram__", "Email__", "Parameters__", "Owner__", "ServiceKeys__", "Simulator__", "MailSink__",
        "ASPNETCORE_URLS",
    ];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The user to become; null: stay who we are. Only root may become another.</summary>
    public string? User { get; init; }

    public Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>What the kernel sends when the process that started this one is gone.</summary>
    public Signal OrphanSignal { get; init; } = Signal.Kill;

    /// <summary>The same command for a supervisor that looks after its children itself.</summary>
    public (string FileName, string[] Arguments) Plain => (PlainWords[0], PlainWords[1..]);

    private string[] PlainWords => User is null
        ? [FileName, .. Arguments]
        : ["setpriv", "--reuid", User, "--regid", User, "--clear-groups", FileName, .. Arguments];

    /// <summary>
    /// A session of its own, so that the terminal's Ctrl-C reaches the supervisor alone and the stop stays in order; and
    /// a signal at the death of the parent, set by the same setpriv that changes the user, which would clear it.
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
        var words = OperatingSystem.IsLinux() ? [.. OwnSession, .. PlainWords.SkipWhile(IsSetpriv)] : PlainWords;
        start.FileName = words[0];
        foreach (var argument in words.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(IsNotInherited).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private string[] OwnSession => ["setsid", "setpriv", "--pdeathsig", NameOf(OrphanSignal)];

    private static bool IsSetpriv(string word) => word == "setpriv";

    private static bool IsNotInherited(string name) =>
        _notInherited.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string NameOf(Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Terminate => "TERM",
        _ => "KILL",
    };
}
