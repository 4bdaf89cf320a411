using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>How photos that are named by a web address are fetched.</summary>
internal sealed class PhotoOptions
{
    public const string Section = "Photos";

    /// <summary>Tries before a photo counts as missing, default 5.</summary>
    [Range(1, 20)]
    public int Attempts { get; init; } = 5;

    /// <summary>Pause before the second try; each further one waits four times as long. Seconds, default 15.</summary>
    [Range(0.01, 3600)]
    public double FirstPauseSeconds { get; init; } = 15;

    /// <summary>How long one try may take in all. Seconds, default 30.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 30;
}

[OptionsValidator]
internal sealed partial class PhotoOptionsValidator : IValidateOptions<PhotoOptions>;
