using System.ComponentModel;
using System.Runtime.InteropServices;

namespace LittleShop.LocalHosting.Processes;

/// <summary>The signals a supervisor sends, by their numbers on Linux and macOS.</summary>
internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}

internal static class Signals
{
    private const int NoSuchProcess = 3;

    /// <summary>To one process; false when it is gone already.</summary>
    public static bool Send(int processId, Signal signal) => SendTo(processId, signal);

    /// <summary>To a process that leads its session, and to everything it started.</summary>
    public static bool SendToGroup(int processId, Signal signal) => SendTo(-processId, signal);

    private static bool SendTo(int target, Signal signal)
    {
        if (kill(target, (int)signal) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new Win32Exception(error);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int sig);
}
