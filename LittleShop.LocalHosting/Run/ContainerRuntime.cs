using System.ComponentModel;
using System.Diagnostics;

namespace LittleShop.LocalHosting.Run;

/// <summary>Whether containers can be had: the engine must know how to run them and a runtime must answer.</summary>
internal static class ContainerRuntime
{
    private static readonly Lazy<bool> _answers = new(() => ThisEngine.RunsContainers && Ask());

    public static bool Answers => _answers.Value;

    private static bool Ask()
    {
        var name = Environment.GetEnvironmentVariable("ASPIRE_CONTAINER_RUNTIME") ?? "docker";
        try
        {
            using var runtime = Process.Start(new ProcessStartInfo(name, "info")
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            runtime.StandardInput.Close();
            _ = runtime.StandardOutput.ReadToEndAsync();
            _ = runtime.StandardError.ReadToEndAsync();
            return runtime.WaitForExit(TimeSpan.FromSeconds(5)) && runtime.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
