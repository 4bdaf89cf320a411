using System.Globalization;

namespace LittleShop.Tests.Faults;

/// <summary>Whose socket it is at the other end of a connection, as the kernel knows it.</summary>
internal static class SocketOwner
{
    private const int LocalAddress = 1;
    private const int Inode = 9;

    public static bool Is(int process, int port)
    {
        var inodes = ((string[])["/proc/net/tcp", "/proc/net/tcp6"]).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words[LocalAddress].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(words => $"socket:[{words[Inode]}]").ToHashSet(StringComparer.Ordinal);
        return Sockets(process).Any(inodes.Contains);
    }

    private static IEnumerable<string> Sockets(int process)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(
            $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/fd"))
        {
            if (Target(entry) is { } target)
            {
                yield return target;
            }
        }
    }

    private static string? Target(string entry)
    {
        try
        {
            return new FileInfo(entry).LinkTarget;
        }
        catch (IOException)
        {
            return null; // closed between two looks
        }
    }
}
