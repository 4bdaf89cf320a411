using System.Globalization;

namespace LittleShop.Benchmarks.Rig;

/// <summary>Memory of one part of the shop in bytes. Proportional: pages shared by n processes count 1/n in each.</summary>
internal sealed record PartMemory(string Name, int Processes, long Resident, long Proportional);

/// <summary>What a process and everything it started hold in memory, as Linux counts it.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<PartMemory> Measure(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: Number($"/proc/{id}/status", "PPid:")))
            .Where(process => process.Parent is not null)
            .ToDictionary(process => process.Id, process => (int)process.Parent!.Value);
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
                line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture)
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
