using LittleShop.LocalHosting.Servers;

namespace LittleShop.LocalHosting.Run;

/// <summary>Where a shop on this machine keeps everything; one run at a time holds it.</summary>
internal sealed class DataFolder
{
    private static readonly string[] _ours =
        ["postgres", "postgres.new", "garnet", "mail", "secrets.json", "addresses.json"];

    // Held, never read: the lock goes when the process does, however it ends.
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        FullName = path;
        _lock = held;
    }

    public string FullName { get; }

    public string Addresses => In("addresses.json");

    public string In(string name) => Path.Combine(FullName, name);

    public static DataFolder Open(string? wanted)
    {
        var path = Path.GetFullPath(wanted ?? Path.Combine(Repository() ?? ".", ".littleshop"));
        try
        {
            Directory.CreateDirectory(path);
            return new(path, Lock(Path.Combine(path, "lock")));
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new Refusal(
                $"The data folder {path} cannot be written: {problem.Message.TrimEnd('.')}; "
                + "make it writable or name another with --data DIR.");
        }
    }

    /// <summary>Removes what a shop keeps here, and nothing else; answers what was there.</summary>
    public IReadOnlyList<string> Reset()
    {
        List<string> found = [.. _ours.Where(IsThere)];
        foreach (var name in found)
        {
            if (File.Exists(In(name)) && new FileInfo(In(name)).LinkTarget is null)
            {
                File.Delete(In(name));
            }
            else
            {
                PostgresFolder.Delete(In(name));
            }
        }

        return found;
    }

    private bool IsThere(string name) => Path.Exists(In(name)) || new FileInfo(In(name)).LinkTarget is not null;

    private static FileStream Lock(string file)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new Refusal(
                $"Another run holds the data folder {Path.GetDirectoryName(file)}: "
                + "stop it first, or name another with --data DIR.");
        }
    }

    /// <summary>The folder of the solution, so that the data stands there wherever the start was typed.</summary>
    private static string? Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LittleShop.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
