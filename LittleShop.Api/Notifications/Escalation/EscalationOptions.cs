using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Escalation;

/// <summary>
/// When a paid order that nobody answers is told again, and to whom. Minutes since it was paid; fractions are taken. A
/// step that would reach nobody makes room for the one after it.
/// </summary>
internal sealed class EscalationOptions
{
    public const string Section = "Escalation";

    /// <summary>Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The first reminder to all admins; default 5.</summary>
    public double RemindMinutes { get; init; } = 5;

    /// <summary>Between two reminders, until somebody answers or a day has passed; default 5.</summary>
    public double RemindEveryMinutes { get; init; } = 5;

    /// <summary>The owners' Telegram; default 15.</summary>
    public double ChatMinutes { get; init; } = 15;

    /// <summary>The owners' e-mail; default 30.</summary>
    public double EmailMinutes { get; init; } = 30;

    /// <summary>The first admin who is called by name; default 45.</summary>
    public double NextMinutes { get; init; } = 45;

    /// <summary>Between two admins who are called by name; default 15.</summary>
    public double NextEveryMinutes { get; init; } = 15;

    /// <summary>Seconds between two looks; 0.05 to 60, default 5.</summary>
    public double PollSeconds { get; init; } = 5;

    public TimeSpan Poll => TimeSpan.FromSeconds(PollSeconds);
}

internal sealed class EscalationOptionsValidator : IValidateOptions<EscalationOptions>
{
    private const double Most = 10_080;

    public ValidateOptionsResult Validate(string? name, EscalationOptions options)
    {
        string[] problems =
        [
            .. Positive(nameof(options.RemindMinutes), options.RemindMinutes, 5),
            .. Positive(nameof(options.RemindEveryMinutes), options.RemindEveryMinutes, 5),
            .. Positive(nameof(options.NextEveryMinutes), options.NextEveryMinutes, 15),
            .. After(nameof(options.ChatMinutes), options.ChatMinutes,
                nameof(options.RemindMinutes), options.RemindMinutes, 15),
            .. After(nameof(options.EmailMinutes), options.EmailMinutes,
                nameof(options.ChatMinutes), options.ChatMinutes, 30),
            .. After(nameof(options.NextMinutes), options.NextMinutes,
                nameof(options.EmailMinutes), options.EmailMinutes, 45),
            .. options.PollSeconds is >= 0.05 and <= 60 ? [] : Problem(
                nameof(options.PollSeconds), "must be 0.05 to 60 seconds", 5),
        ];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string[] Positive(string key, double value, int example) =>
        value is > 0 and <= Most ? [] : Problem(key, $"must be more than 0 and at most {Most} minutes", example);

    private static string[] After(string key, double value, string earlierKey, double earlier, int example) =>
        value > earlier && value <= Most ? [] : Problem(
            key, $"must be later than {earlierKey} and at most {Most} minutes: each step comes after the one before",
            example);

    private static string[] Problem(string key, string why, int example) =>
        [$"{EscalationOptions.Section}:{key} {why}, for example {example}."];
}
