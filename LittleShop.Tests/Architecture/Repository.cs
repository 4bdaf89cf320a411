namespace LittleShop.Tests.Architecture;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] _notOurs =
        ["artifacts", "bin", "obj", "node_modules", ".git", ".littleshop", "Migrations", "lib"];

    public static DirectoryInfo Root { get; } = FindRoot();

    /// <summary>Source files with these endings, without what tools wrote or others made.</summary>
    public static IEnumerable<FileInfo> Files(params string[] endings) =>
        Walk(Root).Where(file => endings.Contains(file.Extension));

    public static string NameOf(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateDirectories()
            .Where(inner => !_notOurs.Contains(inner.Name))
            .SelectMany(Walk)
            .Concat(folder.EnumerateFiles());

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LittleShop.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No LittleShop.sln above the tests.");
        }

        return folder;
    }
}
