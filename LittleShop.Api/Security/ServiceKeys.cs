using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Security;

/// <summary>The secrets by which our own processes prove themselves. At least 32 characters, each of its own.</summary>
internal sealed class ServiceKeys
{
    public const string Section = "ServiceKeys";
    public const string BotRole = "service:bot";
    public const string AdminServerRole = "service:admin";

    [Required(ErrorMessage = "ServiceKeys:Admin is missing. Set a random text of at least 32 characters.")]
    [MinLength(32, ErrorMessage = "ServiceKeys:Admin is too short. Set a random text of at least 32 characters.")]
    public string Admin { get; init; } = "";

    [Required(ErrorMessage = "ServiceKeys:Bot is missing. Set a random text of at least 32 characters.")]
    [MinLength(32, ErrorMessage = "ServiceKeys:Bot is too short. Set a random text of at least 32 characters.")]
    public string Bot { get; init; } = "";
}

[OptionsValidator]
internal sealed partial class ServiceKeysValidator : IValidateOptions<ServiceKeys>;
