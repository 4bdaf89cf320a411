using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.BotWorker.Shop;

/// <summary>How this worker proves itself to the Api.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>The same text as the Api's ServiceKeys:Bot.</summary>
    [Required(ErrorMessage = "Api:Key is missing. Set the same text as the Api's ServiceKeys:Bot, "
        + "for example Api__Key=<at least 32 random characters>.")]
    [MinLength(32, ErrorMessage = "Api:Key is too short. Set the same text as the Api's ServiceKeys:Bot, "
        + "at least 32 random characters.")]
    public string Key { get; init; } = "";
}

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
