using System.ComponentModel.DataAnnotations;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Security;

/// <summary>The first admin of an empty shop.</summary>
internal sealed class OwnerOptions
{
    public const string Section = "Owner";

    [Required, EmailAddress(ErrorMessage = "Owner:Email is not an e-mail address, for example owner@example.org.")]
    public string Email { get; init; } = "owner@littleshop.local";

    /// <summary>At least 10 characters. Needed only while the shop has no admin.</summary>
    [MinLength(10, ErrorMessage = "Owner:Password is too short. Give it at least 10 characters.")]
    public string? Password { get; init; }
}

[OptionsValidator]
internal sealed partial class OwnerOptionsValidator : IValidateOptions<OwnerOptions>;

internal sealed partial class FirstOwner(
    UserManager<Admin> admins, IOptions<OwnerOptions> options, ILogger<FirstOwner> logger)
{
    public async Task AddIfMissingAsync()
    {
        if (options.Value is not { Password: { } password, Email: var email } || await admins.Users.AnyAsync())
        {
            return;
        }

        var owner = new Admin { UserName = email, Email = email, Name = "Owner", Role = Roles.Owner };
        var added = await admins.CreateAsync(owner, password);
        if (added.Succeeded)
        {
            LogAdded(email);
        }
        else if (!await admins.Users.AnyAsync()) // else another copy was faster
        {
            throw new InvalidOperationException(
                $"The first owner could not be made: {string.Join(' ', added.Errors.Select(error => error.Description))}");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The shop's first owner is {Email}")]
    private partial void LogAdded(string email);
}
