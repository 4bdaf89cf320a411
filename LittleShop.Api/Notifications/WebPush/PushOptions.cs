using System.ComponentModel.DataAnnotations;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>How the shop presents itself to push services.</summary>
internal sealed class PushOptions
{
    public const string Section = "Push";

    /// <summary>Whom a push service may write to about our pushes; default: the first owner's mail address.</summary>
    /// <remarks>Apple's service refuses every push whose subject is no real-looking address.</remarks>
    [RegularExpression(
        @"(mailto:[^@\s<>]+@([a-z0-9-]+\.)+(?!(local|localhost|internal|lan|invalid|test)$)[a-z][a-z0-9-]*|https://\S+\.\S+)",
        ErrorMessage = "Push:Subject must be a mail or web address of the open internet with its scheme, for example "
            + "mailto:owner@example.org; Apple refuses pushes with another one.")]
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
            // A shop that was only tried out has no such address; example.org is nobody's, and well-formed.
            options.Subject = owner.Value.Email.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
                ? "mailto:owner@example.org"
                : $"mailto:{owner.Value.Email}";
        }
    }
}
