using System.Diagnostics;

namespace LittleShop.LocalHosting.Processes;

/// <summary>Runs a short command to its end; what it printed is the message when it fails.</summary>
internal static class Tool
{
    public static void Run(ChildCommand command, string input = "")
    {
        var (fileName, arguments) = command.Plain;
        var start = new ProcessStartInfo(fileName, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new ToolFailed($"{Path.GetFileName(command.FileName)} failed: {errors.Result}{output.Result}".Trim());
        }
    }
}

internal sealed class ToolFailed(string message) : Exception(message);
