using System.Security.Claims;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Components.Authorization;

namespace LittleShop.Admin.Blazor.Security;

/// <summary>Who is signed in on this circuit, and the token that the Api gave them.</summary>
internal sealed class AdminSession(AuthenticationStateProvider authentication)
{
    private bool _ended;

    /// <summary>The Api does not know the token any more: disabled, another role, or signed out everywhere.</summary>
    public event EventHandler? Ended;

    public async Task<ClaimsPrincipal> GetUserAsync() => (await authentication.GetAuthenticationStateAsync()).User;

    public async Task<string?> GetTokenAsync() => (await GetUserAsync()).ApiToken;

    public void End()
    {
        // Several parts of a page ask at once, and each is refused: leaving once is enough.
        if (!Interlocked.Exchange(ref _ended, true))
        {
            Ended?.Invoke(this, EventArgs.Empty);
        }
    }
}

/// <summary>What the cookie says about an admin.</summary>
internal static class AdminClaims
{
    private const string TokenClaim = "littleshop:token";

    extension(ClaimsPrincipal user)
    {
        public string? ApiToken => user.FindFirst(TokenClaim)?.Value;

        public bool CanPack =>
            user.IsInRole(Roles.Owner) || user.IsInRole(Roles.Manager) || user.IsInRole(Roles.Packer);

        public bool CanManage => user.IsInRole(Roles.Owner) || user.IsInRole(Roles.Manager);

        public bool IsOwner => user.IsInRole(Roles.Owner);

        public Guid? AdminId => Guid.TryParse(user.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var id) ? id : null;
    }

    public static ClaimsPrincipal ToPrincipal(LoggedIn loggedIn, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, loggedIn.Admin.Id.ToString()),
            new Claim(ClaimTypes.Name, loggedIn.Admin.Name),
            new Claim(ClaimTypes.Email, loggedIn.Admin.Email),
            new Claim(ClaimTypes.Role, loggedIn.Admin.Role),
            new Claim(TokenClaim, loggedIn.Token),
        ],
        scheme));
}
