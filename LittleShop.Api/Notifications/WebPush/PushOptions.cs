using System.ComponentModel.DataAnnotations;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>How the shop presents itself to push services.</summary>
internal sealed class PushOptions
{
    public const string Section = "Push";

    /// <summary>Whom a push service may write to about our pushes; default: the first owner's mail address.</summary>
    [RegularExpression(@"(mailto:[^@\s]+@[^@\s]+|https://\S+)", ErrorMessage =
        "Push:Subject must be a mail or web address with its scheme, for example mailto:owner@example.org.")]
    public string Subject { get; set; } = "";
}

[OptionsValidator]
internal sealed partial class PushOptionsValidator : IValidateOptions<PushOptions>;

internal sealed class DefaultSubject(IOptions<OwnerOptions> owner) : IPostConfigureOptions<PushOptions>
{
    public void PostConfigure(string? name, PushOptions options)
    {
        if (options.Subject is "")
        {
            options.Subject = $"mailto:{owner.Value.Email}";
        }
    }
}
