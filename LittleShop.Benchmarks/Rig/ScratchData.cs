using LittleShop.LocalHosting.Servers;

namespace LittleShop.Benchmarks.Rig;

/// <summary>A data folder for AppHost runs; it goes with all that is in it.</summary>
internal sealed class ScratchData : IDisposable
{
    private readonly DirectoryInfo _folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"littleshop-benchmark-{Guid.NewGuid():n}"));

    public string FullName => _folder.FullName;

    public void Dispose()
    {
        // Postgres' data may lie elsewhere, behind a link.
        PostgresFolder.Delete(Path.Combine(_folder.FullName, "postgres"));
        _folder.Delete(recursive: true);
    }
}
