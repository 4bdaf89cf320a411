using System.Globalization;

namespace LittleShop.Benchmarks.Running;

/// <summary>Where a figure was measured; without it a number says nothing.</summary>
internal sealed record Machine(DateTimeOffset At, int Cores, double MemoryGiB, double LoadBefore, string Runtime)
{
    public static Machine Now() => new(
        TimeProvider.System.GetUtcNow(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        LoadAverage(),
        Environment.Version.ToString());

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At:yyyy-MM-dd HH:mm} UTC, {Cores} cores, {MemoryGiB:0} GiB, .NET {Runtime}, load before {LoadBefore:0.0}");

    private static double LoadAverage() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
