using Microsoft.Extensions.Options;

namespace LittleShop.MailSink;

/// <summary>Section <c>MailSink</c>.</summary>
internal sealed class SinkOptions
{
    public const string Section = "MailSink";

    /// <summary>Where the mails are kept, one file each; relative to where the sink was started.</summary>
    public string Folder { get; init; } = ".littleshop/mail";

    /// <summary>Where it listens for SMTP on loopback; 0: any free port.</summary>
    public int SmtpPort { get; init; } = 5087;

    /// <summary>How many mails are kept; the oldest go first.</summary>
    public int MailsKept { get; init; } = 1_000;

    /// <summary>Bytes of the largest mail that is taken; default 10 MiB.</summary>
    public int LargestMail { get; init; } = 10 * 1024 * 1024;
}

/// <summary>Stops the sink with a sentence when a setting makes no sense.</summary>
internal sealed class SinkOptionsValidator : IValidateOptions<SinkOptions>
{
    public ValidateOptionsResult Validate(string? name, SinkOptions options)
    {
        string[] problems =
        [
            .. options.Folder is { Length: > 0 } ? [] : Problem("Folder", "must name a folder", ".littleshop/mail"),
            .. options.SmtpPort is >= 0 and <= 65_535 ? [] : Problem("SmtpPort", "must be a port, or 0", "5087"),
            .. options.MailsKept is >= 1 and <= 100_000 ? [] : Problem("MailsKept", "must be 1 to 100000", "1000"),
            .. options.LargestMail is >= 10_000 and <= 100_000_000 ? [] : Problem(
                "LargestMail", "must be 10000 to 100000000 bytes", "10485760"),
        ];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string[] Problem(string key, string why, string example) =>
        [$"{SinkOptions.Section}:{key} {why}, for example {example}."];
}
