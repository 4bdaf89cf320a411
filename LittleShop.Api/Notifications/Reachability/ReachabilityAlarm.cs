using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Notifications.Reachability;

/// <summary>
/// Orders wait and nobody who works on them can be reached at once: told once for each time it comes to that, over all
/// that is left, such as mail or a device in a drawer.
/// </summary>
internal sealed class ReachabilityAlarm(
    ShopDb db, NpgsqlDataSource database, IConfiguration settings, Wakeup wakeup, DeliveryNews live,
    TimeProvider clock)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - _patience;
        var oldest = await db.Orders.AsNoTracking()
            .Where(order => order.Status == OrderStatus.PaymentReceived && order.AcknowledgedAt == null
                && order.PaidAt < before)
            .OrderBy(order => order.PaidAt).Select(order => new { order.Id, order.PaidAt }).FirstOrDefaultAsync(ct);
        if (oldest is null)
        {
            return;
        }

        var board = await GetReachability.ReadAsync(db, settings["Email:Host"] is { Length: > 0 }, now, ct);
        if (GetReachability.SomebodyHears(board.Admins))
        {
            return;
        }

        var written = await NoticeFanOut.WriteAsync(
            database, NoticeKind.Alarm, "🚨 Nobody can be reached",
            "A paid order has been waiting for more than ten minutes, and nobody would hear of it.", "/reachability",
            "shop", $"unreachable-{oldest.Id:N}", NoticeTo.ManagersAndOwners with { Channels = Everything }, ct);
        if (written is not null)
        {
            wakeup.Signal();
            live.Changed();
        }
    }

    /// <summary>What an alarm tries: whatever may still work.</summary>
    public static IReadOnlyList<Channel> Everything { get; } =
        [Channel.WebPush, Channel.Inbox, Channel.Telegram, Channel.Email];
}
