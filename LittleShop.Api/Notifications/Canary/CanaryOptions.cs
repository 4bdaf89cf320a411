using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>An order that nobody placed proves, again and again, that every channel works from end to end.</summary>
internal sealed class CanaryOptions
{
    public const string Section = "Canary";

    /// <summary>Default true. When off, a manager can still start a round.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>1 to 1440, default 60.</summary>
    public int EveryMinutes { get; init; } = 60;

    /// <summary>A Telegram chat in which nobody shops; without it Telegram is not proven.</summary>
    public long? ChatId { get; init; }

    /// <summary>A mailbox that nobody reads; without it e-mail is not proven.</summary>
    public string? Email { get; init; }

    /// <summary>
    /// Where this Api reaches itself, without a path; default: the address on which it listens. Through the outside
    /// address the canary proves the way in as well.
    /// </summary>
    public string? BaseUrl { get; init; }
}

internal sealed class CanaryOptionsValidator : IValidateOptions<CanaryOptions>
{
    public ValidateOptionsResult Validate(string? name, CanaryOptions options)
    {
        string[] problems =
        [
            .. options.EveryMinutes is >= 1 and <= 1440 ? [] : Problem("EveryMinutes", "must be 1 to 1440", "60"),
            .. options.ChatId is null or > 0 ? [] : Problem(
                "ChatId", "must be the number of a private Telegram chat", "123456789"),
            .. options.Email is null or "" || MailAddress.TryCreate(options.Email, out _) ? [] : Problem(
                "Email", "must be a mail address", "canary@example.org"),
            .. options.BaseUrl is null or "" || IsBase(options.BaseUrl) ? [] : Problem(
                "BaseUrl", "must be a web address without a path", "http://127.0.0.1:5080"),
        ];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
        && url is { PathAndQuery: "/", UserInfo: "" };

    private static string[] Problem(string key, string why, string example) =>
        [$"{CanaryOptions.Section}:{key} {why}, for example {example}."];
}
