using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.BotWorker.Telegram;

/// <summary>How to reach Telegram, and as whom.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>The bot's token, from @BotFather. Whoever has it is the bot: it never stands in a log.</summary>
    [Required(ErrorMessage = "Telegram:BotToken is missing. Set the token that @BotFather gave you, "
        + "for example Telegram__BotToken=123456789:AAF0abc… (35 characters after the colon).")]
    [RegularExpression(@"^\d{3,20}:[\w-]{30,64}$", ErrorMessage = "Telegram:BotToken does not look like a bot token. "
        + "It is a number, a colon and some 35 letters, for example 123456789:AAF0abc….")]
    public string BotToken { get; init; } = "";

    /// <summary>Another Bot API server, such as the simulator; empty means Telegram itself.</summary>
    [HttpAddress(ErrorMessage = "Telegram:ApiBaseUrl is not an address. "
        + "Leave it empty for Telegram itself, or set one such as http://localhost:5083.")]
    public string? ApiBaseUrl { get; init; }

    /// <summary>From @BotFather, Payments. Without it no card payments are offered.</summary>
    public string? PaymentProviderToken { get; init; }

    /// <summary>Where Telegram shall post updates. Empty means long polling.</summary>
    [HttpAddress(ErrorMessage = "Telegram:WebhookUrl is not an address. Leave it empty for long polling, "
        + "or set the public one, such as https://shop.example/telegram/updates.")]
    public string? WebhookUrl { get; init; }

    /// <summary>Proves that a posted update comes from Telegram. Needed with a WebhookUrl.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "Telegram:WebhookSecret must be 16 to 256 of "
        + "A-Z a-z 0-9 _ -, for example the output of: openssl rand -hex 32.")]
    public string? WebhookSecret { get; init; }

    /// <summary>New messages a second, over all chats and by all workers. Default 30, Telegram's limit.</summary>
    public int SendsPerSecond { get; init; } = 30;

    /// <summary>New messages to one chat that may come at once; after that one a second. Default 4.</summary>
    public int ChatBurst { get; init; } = 4;

    /// <summary>
    /// Order messages that one worker has in hand: what Telegram takes in two seconds by default, 60. Those in the hands
    /// of a worker that is killed wait for their leases to end, so a machine that often fails is better served by few.
    /// </summary>
    public int OrdersAtOnce { get; init; } = 60;

    public bool UsesWebhook => !string.IsNullOrEmpty(WebhookUrl);

    public bool TakesPayments => !string.IsNullOrEmpty(PaymentProviderToken);
}

[OptionsValidator]
internal sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>;

/// <summary>What one option needs of another, and ranges in words of our own.</summary>
internal sealed class TelegramOptionsRules : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        string[] failures =
        [
            .. Unless(
                !options.UsesWebhook || !string.IsNullOrEmpty(options.WebhookSecret),
                "Telegram:WebhookSecret is missing, and Telegram:WebhookUrl is set: anybody could post updates. "
                + "Set a random text, for example the output of: openssl rand -hex 32."),
            .. Unless(
                options.SendsPerSecond is >= 1 and <= 30,
                "Telegram:SendsPerSecond must be from 1 to 30, for example 30: Telegram refuses more."),
            .. Unless(options.ChatBurst is >= 1 and <= 20, "Telegram:ChatBurst must be from 1 to 20, for example 4."),
            .. Unless(
                options.OrdersAtOnce is >= 1 and <= 200, "Telegram:OrdersAtOnce must be from 1 to 200, for example 60."),
        ];
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string[] Unless(bool holds, string failure) => holds ? [] : [failure];
}

/// <summary>Empty, or an absolute http(s) address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null or ""
        || (Uri.TryCreate(value as string, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");
}
