using System.Security.Cryptography;
using System.Text;
using LittleShop.LocalHosting.Processes;

namespace LittleShop.LocalHosting.Servers;

/// <summary>
/// The data folder of Postgres. Root's home is closed to the user that Postgres then runs as; in that case the data
/// lives under /var/lib and a link in the shop's data folder leads there.
/// </summary>
internal static class PostgresFolder
{
    /// <summary>A place of root's that other users can reach.</summary>
    public const string Elsewhere = "/var/lib/littleshop";

    /// <summary>The folder's real path; its parent exists and the user can reach it.</summary>
    public static string Place(string wanted, string? user)
    {
        if (new DirectoryInfo(wanted).LinkTarget is { } target)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            return target;
        }

        var parent = Directory.CreateDirectory(Path.GetDirectoryName(wanted)!).FullName;
        if (user is null || CanReach(parent, user))
        {
            return wanted;
        }

        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..12];
        var real = Path.Combine(Elsewhere, key);
        Directory.CreateDirectory(Elsewhere);
        Directory.CreateSymbolicLink(wanted, real);
        return real;
    }

    public static void Delete(string wanted)
    {
        if (new DirectoryInfo(wanted).LinkTarget is { } real)
        {
            if (Directory.Exists(real))
            {
                Directory.Delete(real, recursive: true);
            }

            File.Delete(wanted);
        }
        else if (Directory.Exists(wanted))
        {
            Directory.Delete(wanted, recursive: true);
        }
    }

    private static bool CanReach(string folder, string user)
    {
        try
        {
            Tool.Run(new("test", ["-x", folder], "/") { User = user });
            return true;
        }
        catch (ToolFailed)
        {
            return false;
        }
    }
}
