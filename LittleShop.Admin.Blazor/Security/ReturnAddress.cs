namespace LittleShop.Admin.Blazor.Security;

/// <summary>Where to go after signing in: a path of this site, never another one.</summary>
internal static class ReturnAddress
{
    public static string Safe(string? address) => IsOwnPath(address) ? address! : "/";

    // «//evil.example» and «/\evil.example» begin like a path, and browsers read both as another host.
    private static bool IsOwnPath(string? address) =>
        address is ['/', ..]
        && address is not ['/', '/' or '\\', ..]
        && !address.Any(char.IsControl)
        && !address.StartsWith("/login", StringComparison.OrdinalIgnoreCase)
        && !address.StartsWith("/session-ended", StringComparison.OrdinalIgnoreCase);
}
