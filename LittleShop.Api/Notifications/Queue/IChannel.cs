using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>A way to reach somebody: one attempt for one claimed delivery, which always ends in an outcome.</summary>
internal interface IChannel
{
    /// <summary>The longest that one attempt may take: the shortest lease is 30 s.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    Channel Channel { get; }

    /// <summary>Recipients to whom messages may be on their way at the same time, in one process.</summary>
    int Slots { get; }

    /// <summary>Messages of one recipient that a sender may take at once, to send them one after the other.</summary>
    int Run => 1;

    /// <summary>Takes <see cref="Longest"/> at most.</summary>
    Task<DeliveryOutcome> SendAsync(ClaimedDelivery claimed);
}
