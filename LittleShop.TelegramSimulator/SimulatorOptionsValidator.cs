using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LittleShop.TelegramSimulator;

/// <summary>Stops the simulator with a sentence when a setting makes no sense.</summary>
internal sealed partial class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        string?[] wrong =
        [
            options.BotToken.Split(',', StringSplitOptions.TrimEntries) is { Length: > 0 } tokens
                && tokens.All(token => BotToken().IsMatch(token))
                && tokens.Select(token => token.Split(':')[0]).Distinct().Count() == tokens.Length
                ? null
                : "Simulator:BotToken must hold one or more bot tokens, each a number of its own, a colon and at least "
                  + "30 letters, digits, '-' or '_', such as 1000000001:simulator-only-token-for-local-work.",
            AtLeast(nameof(options.CanaryChatId), options.CanaryChatId, 0),
            AtLeast(nameof(options.MessagesPerSecond), options.MessagesPerSecond, 0),
            AtLeast(nameof(options.ChatMessagesPerSecond), options.ChatMessagesPerSecond, 0),
            AtLeast(nameof(options.ChatBurst), options.ChatBurst, 1),
            AtLeast(nameof(options.CallbackSeconds), options.CallbackSeconds, 0.1),
            AtLeast(nameof(options.PaymentSeconds), options.PaymentSeconds, 0.1),
            AtLeast(nameof(options.WebhookRetrySeconds), options.WebhookRetrySeconds, 0.01),
            AtLeast(nameof(options.MessagesKept), options.MessagesKept, 100),
            AtLeast(nameof(options.UpdatesKept), options.UpdatesKept, 100),
            AtLeast(nameof(options.FileBytesKept), options.FileBytesKept, 1_000_000),
        ];
        return wrong.OfType<string>().ToList() is { Count: > 0 } sentences
            ? ValidateOptionsResult.Fail(sentences)
            : ValidateOptionsResult.Success;
    }

    private static string? AtLeast(string key, double value, double least) =>
        value >= least ? null : FormattableString.Invariant($"Simulator:{key} is {value}; the least is {least}.");

    [GeneratedRegex(@"^[1-9]\d{0,17}:[\w-]{30,}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BotToken();
}
