using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>What an admin may do, each including the ones after it: Owner, Manager, Packer, Viewer.</summary>
public static class Roles
{
    public const string Owner = nameof(Owner);
    public const string Manager = nameof(Manager);
    public const string Packer = nameof(Packer);
    public const string Viewer = nameof(Viewer);

    public static IReadOnlyList<string> All { get; } = [Owner, Manager, Packer, Viewer];
}

public sealed record Login(
    [property: Required, EmailAddress] string Email, [property: Required, MaxLength(200)] string Password);

/// <summary>Pass Token as <c>Authorization: Bearer</c>. It dies early when the admin is disabled or changed.</summary>
public sealed record LoggedIn(string Token, DateTimeOffset ExpiresAt, AdminView Admin);

public sealed record AdminView(Guid Id, string Email, string Name, string Role, bool Disabled);

public sealed record AddAdmin(
    [property: Required, EmailAddress] string Email,
    [property: Required, MaxLength(Limits.Name)] string Name,
    [property: Required] string Role,
    [property: Required, MinLength(10), MaxLength(200)] string Password);

public sealed record ChangeAdmin([property: Required] string Role, bool Disabled);

public sealed record ChangePassword(
    [property: Required] string Current, [property: Required, MinLength(10), MaxLength(200)] string New);
