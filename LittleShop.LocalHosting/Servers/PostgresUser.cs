namespace LittleShop.LocalHosting.Servers;

/// <summary>Postgres refuses to run as root: then it runs as a user of the machine that can do little else.</summary>
internal static class PostgresUser
{
    private static readonly string[] _candidates = ["postgres", "nobody"];

    /// <summary>Null when we are no root: then Postgres runs as ourselves.</summary>
    public static string? Choose()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return null;
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return _candidates.FirstOrDefault(known.Contains);
    }
}
