using System.Diagnostics;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>
/// The wall clocks of two machines, the Api's and the bot's, that can be set while their processes run: a library of a
/// few lines stands before the system's own, so the processes hold no code for it.
/// </summary>
internal sealed class MovableClocks : IDisposable
{
    private static readonly string[] _compilers = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("littleshop-clocks-");

    private MovableClocks()
    {
        Api = new MovableClock(Library, Path.Combine(_folder.FullName, "api"));
        Bot = new MovableClock(Library, Path.Combine(_folder.FullName, "bot"));
    }

    public MovableClock Api { get; }

    public MovableClock Bot { get; }

    private string Library => Path.Combine(_folder.FullName, "moved-clock.so");

    /// <summary>Skips the test where the machine has no C compiler.</summary>
    public static async Task<MovableClocks> MakeAsync()
    {
        var compiler = _compilers.FirstOrDefault(File.Exists);
        Assert.SkipWhen(compiler is null, "No C compiler is here to make a clock that can be set.");
        var clocks = new MovableClocks();
        var source = Path.Combine(AppContext.BaseDirectory, "Faults", "moved-clock.c");
        using var compile = Process.Start(
            compiler!, ["-shared", "-fPIC", "-O1", "-o", clocks.Library, source, "-ldl"]);
        await compile.WaitForExitAsync(Deadline.In(seconds: 60));
        Assert.Equal(0, compile.ExitCode);
        return clocks;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>One machine's clock; at first it is right.</summary>
internal sealed class MovableClock
{
    private readonly string _library;
    private readonly string _file;

    public MovableClock(string library, string file)
    {
        (_library, _file) = (library, file);
        File.WriteAllBytes(file, new byte[sizeof(long)]);
    }

    public void AddTo(IDictionary<string, string> environment)
    {
        environment["LD_PRELOAD"] = _library;
        environment["MOVED_CLOCK"] = _file;
    }

    /// <summary>Ahead of the right time by so much, from now on. Written in place: the processes look at this memory.</summary>
    public void Set(TimeSpan ahead)
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write(BitConverter.GetBytes((long)ahead.TotalSeconds));
    }
}
