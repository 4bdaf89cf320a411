using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Email;

/// <summary>How the connection to the mail server is made secret.</summary>
internal enum MailSecurity
{
    /// <summary>TLS from the start on port 465, and elsewhere if the server offers it.</summary>
    Auto,
    None,

    /// <summary>Begins in the clear and insists on TLS before anything is said.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}

/// <summary>The mail server that letters are handed to.</summary>
internal sealed class EmailOptions
{
    public const string Section = "Email";

    /// <summary>The server's name or address. Empty, the default: no e-mail is sent.</summary>
    public string Host { get; init; } = "";

    /// <summary>1 to 65535, default 587.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whom to sign in as; empty: no sign-in.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Auto, None, StartTls or Tls; default Auto.</summary>
    public string Security { get; init; } = nameof(MailSecurity.Auto);

    /// <summary>The address that letters come from; the shop's name is shown with it.</summary>
    public string From { get; init; } = "";

    /// <summary>Letters on their way at the same time, in one process; 1 to 50, default 4.</summary>
    public int Connections { get; init; } = 4;

    public bool Enabled => !string.IsNullOrWhiteSpace(Host);

    public MailSecurity SecurityKind => Enum.Parse<MailSecurity>(Security, ignoreCase: true);
}

/// <summary>Looks only at what is used: without a host the rest may say anything.</summary>
internal sealed class EmailOptionsValidator : IValidateOptions<EmailOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailOptions options)
    {
        if (!options.Enabled)
        {
            return ValidateOptionsResult.Success;
        }

        string[] problems =
        [
            .. Uri.CheckHostName(options.Host) != UriHostNameType.Unknown ? [] : Problem(
                "Host", "must be a host's name without scheme or port", "smtp.example.org"),
            .. options.Port is >= 1 and <= 65_535 ? [] : Problem("Port", "must be 1 to 65535", "587"),
            .. IsKind(options.Security) ? [] : Problem("Security", "must be Auto, None, StartTls or Tls", "StartTls"),
            .. MailAddresses.Read(options.From) is not null ? [] : Problem(
                "From", "must be the mail address that letters come from, without a name", "orders@example.org"),
            .. options.User is "" == options.Password is "" ? [] : Problem(
                "User and Email:Password", "belong together: set both or neither", "User orders, Password secret"),
            .. options.Connections is >= 1 and <= 50 ? [] : Problem("Connections", "must be 1 to 50", "4"),
        ];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsKind(string text) => Enum.TryParse<MailSecurity>(text, ignoreCase: true, out var kind)
        && Enum.IsDefined(kind) && !text.AsSpan().ContainsAnyInRange('0', '9');

    private static string[] Problem(string key, string why, string example) =>
        [$"{EmailOptions.Section}:{key} {why}, for example {example}."];
}
