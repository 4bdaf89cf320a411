using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.Admin.Blazor.Api;

/// <summary>How this server signs in to the Api for itself: it listens to the hub on nobody's behalf.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>The secret the Api knows as <c>ServiceKeys:Admin</c>.</summary>
    [Required(ErrorMessage = "Api:Key is missing: the admin server signs in to the Api with it. "
        + "Give it the same value as the Api's ServiceKeys:Admin, for example Api__Key=a-long-random-text.")]
    public required string Key { get; init; }
}

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
