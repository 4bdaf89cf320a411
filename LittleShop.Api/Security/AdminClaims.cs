using System.Security.Claims;
using LittleShop.Api.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LittleShop.Api.Security;

/// <summary>
/// A token names an admin and the security stamp of its day; role and name come from the database at each request
/// (remembered for ten seconds), so a changed or disabled admin loses access at once, not when the token expires.
/// </summary>
internal sealed class AdminClaims(ShopDb db, IMemoryCache memory) : IClaimsTransformation
{
    public const string Stamp = "stamp";
    private static readonly TimeSpan _remembered = TimeSpan.FromSeconds(10);

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(Stamp) is not { } stamp || principal.HasClaim(claim => claim.Type == ClaimTypes.Role))
        {
            return principal; // not one of our admins' tokens, or done already
        }

        var id = Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var admin = await memory.GetOrCreateAsync(Key(id), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = _remembered;
            return db.Users.Where(user => user.Id == id)
                .Select(user => new Known(user.SecurityStamp, user.Name, user.Role, user.Disabled))
                .FirstOrDefaultAsync();
        });
        return admin is { Disabled: false } && admin.Stamp == stamp
            ? Identify(principal, admin)
            : new ClaimsPrincipal(new ClaimsIdentity());
    }

    public static string Key(Guid id) => $"admin-claims:{id}";

    private static ClaimsPrincipal Identify(ClaimsPrincipal principal, Known admin)
    {
        var known = principal.Clone();
        ((ClaimsIdentity)known.Identity!).AddClaims(
            [new Claim(ClaimTypes.Name, admin.Name), new Claim(ClaimTypes.Role, admin.Role)]);
        return known;
    }

    private sealed record Known(string? Stamp, string Name, string Role, bool Disabled);
}
