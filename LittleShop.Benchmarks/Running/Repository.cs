namespace LittleShop.Benchmarks.Running;

/// <summary>The folder of the solution, and where its build put each project.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string ReportFolder => Path.Combine(Root, "artifacts", "benchmarks");

    /// <summary>The project's assembly, of the same configuration as this one.</summary>
    public static string AssemblyOf(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var path = Path.Combine(Root, "artifacts", "bin", project, configuration, $"{project}.dll");
        return File.Exists(path)
            ? path
            : throw new CannotMeasure($"{project} is not built: run «dotnet build -c Release LittleShop.Benchmarks».");
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LittleShop.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new CannotMeasure("The benchmarks run inside the repository only.");
    }
}

/// <summary>What keeps a benchmark from measuring, in one sentence.</summary>
internal sealed class CannotMeasure(string sentence) : Exception(sentence);
