using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>How deliveries are claimed and tried again.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Deliveries";

    /// <summary>Seconds after which a claim whose sender fell silent may be claimed again; default 30.</summary>
    [Range(12, 600, ErrorMessage = "Deliveries:LeaseSeconds must be 12 to 600: longer than one attempt may take.")]
    public int LeaseSeconds { get; init; } = 30;

    /// <summary>Milliseconds between two looks when nothing wakes a sender; default 2000.</summary>
    [Range(50, 60_000, ErrorMessage = "Deliveries:PollMilliseconds must be 50 to 60000.")]
    public int PollMilliseconds { get; init; } = 2000;

    /// <summary>Pushes on their way at the same time, in one process; default 64.</summary>
    [Range(1, 1000, ErrorMessage = "Deliveries:ParallelPushes must be 1 to 1000.")]
    public int ParallelPushes { get; init; } = 64;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan Poll => TimeSpan.FromMilliseconds(PollMilliseconds);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
