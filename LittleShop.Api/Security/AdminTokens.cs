using System.Security.Claims;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Security;

/// <summary>Issues the bearer tokens by which admins are known (ASP.NET Core's own, sealed by data protection).</summary>
internal sealed class AdminTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    public const string Scheme = BearerTokenDefaults.AuthenticationScheme;

    /// <summary>How long a phone stays signed in. A changed or disabled admin is out at once (AdminClaims).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public LoggedIn Issue(Admin admin)
    {
        var expires = clock.GetUtcNow() + Lifetime;
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, admin.Id.ToString()),
                new Claim(AdminClaims.Stamp, admin.SecurityStamp!),
            ],
            Scheme));
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { ExpiresUtc = expires }, $"{Scheme}:AccessToken");
        return new LoggedIn(options.Get(Scheme).BearerTokenProtector.Protect(ticket), expires, admin.ToView());
    }
}

internal static class AdminViews
{
    extension(Admin admin)
    {
        public AdminView ToView() => new(admin.Id, admin.Email!, admin.Name, admin.Role, admin.Disabled);
    }
}
