using System.Diagnostics;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Load;

/// <summary>A program that measures something itself and says so on its output.</summary>
internal static class Outside
{
    public static async Task<string> ReadAsync(
        string program, IEnumerable<string> arguments, (string Name, string Value)? environment, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is { } variable)
        {
            start.Environment[variable.Name] = variable.Value;
        }

        using var process = Process.Start(start) ?? throw new CannotMeasure($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        return process.ExitCode == 0
            ? await output
            : throw new CannotMeasure($"{program} failed: {await errors}{await output}");
    }
}
