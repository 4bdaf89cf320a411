using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>How deliveries are claimed and tried again.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Deliveries";

    /// <summary>Seconds after which a claim whose sender fell silent may be claimed again; 30 to 600, default 30.</summary>
    public int LeaseSeconds { get; init; } = 30;

    /// <summary>Milliseconds between two looks when nothing wakes a sender; 50 to 60000, default 2000.</summary>
    public int PollMilliseconds { get; init; } = 2000;

    /// <summary>Messages of each channel on their way at the same time, in one process; 1 to 1000, default 64.</summary>
    public int Parallel { get; init; } = 64;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan Poll => TimeSpan.FromMilliseconds(PollMilliseconds);
}

/// <summary>By hand: the generated validator has its own words for a range, and they name no key.</summary>
internal sealed class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        string[] problems =
        [
            .. options.LeaseSeconds is >= 30 and <= 600 ? [] : Problem(
                "LeaseSeconds", "must be 30 to 600, longer than one attempt may take", 60),
            .. options.PollMilliseconds is >= 50 and <= 60_000 ? [] : Problem(
                "PollMilliseconds", "must be 50 to 60000", 2000),
            .. options.Parallel is >= 1 and <= 1000 ? [] : Problem("Parallel", "must be 1 to 1000", 64),
        ];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string[] Problem(string key, string why, int example) =>
        [$"{DeliveryOptions.Section}:{key} {why}, for example {example}."];
}
