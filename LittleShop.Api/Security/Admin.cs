using Microsoft.AspNetCore.Identity;

namespace LittleShop.Api.Security;

/// <summary>Somebody who runs the shop, with exactly one role (Contracts.Roles).</summary>
internal sealed class Admin : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public required string Role { get; set; }
    public bool Disabled { get; set; }
}
