using Microsoft.AspNetCore.Identity;

namespace LittleShop.Api.Security;

/// <summary>Somebody who runs the shop, with exactly one role (Contracts.Roles).</summary>
internal sealed class Admin : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public required string Role { get; set; }
    public bool Disabled { get; set; }

    /// <summary>Since when they are enabled in this role: earlier events were not for them.</summary>
    public DateTimeOffset ActiveSince { get; set; }

    /// <summary>Nobody: it hears of the canary's orders, and of nothing else. It cannot sign in.</summary>
    public bool IsCanary { get; init; }
}
