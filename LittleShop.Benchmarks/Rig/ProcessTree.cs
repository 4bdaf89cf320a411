using System.Globalization;

namespace LittleShop.Benchmarks.Rig;

/// <summary>
/// Memory of one part of the shop in bytes. Proportional: pages shared by n processes count 1/n in each.
/// </summary>
internal sealed record PartMemory(string Name, int Processes, long Resident, long Proportional);

/// <summary>What a process and everything it started hold in memory, as Linux counts it.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100; // USER_HZ, the unit of /proc/PID/stat

    /// <summary>Processor time of a process, of its children that live, and of those it has seen end.</summary>
    public static TimeSpan ProcessorTime(int root)
    {
        var parents = Parents();
        return TimeSpan.FromSeconds(parents.Keys.Where(id => IsUnder(id, root, parents)).Sum(Ticks) / TicksPerSecond);
    }

    public static IReadOnlyList<PartMemory> Measure(int root)
    {
        var parents = Parents();
        return
        [
            .. parents.Keys.Where(id => IsUnder(id, root, parents))
                .GroupBy(NameOf)
                .Select(part => new PartMemory(
                    part.Key,
                    part.Count(),
                    part.Sum(id => 1024 * (Number($"/proc/{id}/status", "VmRSS:") ?? 0)),
                    part.Sum(id => 1024 * (Number($"/proc/{id}/smaps_rollup", "Pss:") ?? 0))))
                .OrderByDescending(part => part.Proportional),
        ];
    }

    private static Dictionary<int, int> Parents() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0)
        .Select(id => (Id: id, Parent: Number($"/proc/{id}/status", "PPid:")))
        .Where(process => process.Parent is not null)
        .ToDictionary(process => process.Id, process => (int)process.Parent!.Value);

    /// <summary>
    /// utime, stime, cutime and cstime: fields 14 to 17, counted behind the name, which may hold spaces.
    /// </summary>
    private static long Ticks(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        return stat.Length == 0
            ? 0
            : stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(11).Take(4)
                .Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }

    private static bool IsUnder(int id, int root, Dictionary<int, int> parents)
    {
        while (id != root)
        {
            if (!parents.TryGetValue(id, out id))
            {
                return false;
            }
        }

        return true;
    }

    private static string NameOf(int id)
    {
        var words = Read($"/proc/{id}/cmdline").Split('\0');
        var assembly = words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal));
        return assembly is not null ? Path.GetFileNameWithoutExtension(assembly)
            : words[0].Contains("postgres", StringComparison.Ordinal) ? "postgres"
            : Path.GetFileName(words[0]);
    }

    private static long? Number(string file, string name) => Read(file).Split('\n')
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(
                line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer,
                CultureInfo.InvariantCulture)
            : null;

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ""; // it ended while we looked
        }
    }
}
