using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Reachability;

/// <summary>Who of the team would hear of an order, and over what.</summary>
internal static class GetReachability
{
    /// <summary>A device that has shown nothing and opened no page for so long may lie in a drawer.</summary>
    private static readonly TimeSpan _fresh = TimeSpan.FromDays(30);

    public static async Task<Ok<ReachabilityBoard>> Handle(
        ShopDb db, IConfiguration settings, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(db, settings["Email:Host"] is { Length: > 0 }, clock.GetUtcNow(), ct));

    public static async Task<ReachabilityBoard> ReadAsync(
        ShopDb db, bool mailIsSetUp, DateTimeOffset now, CancellationToken ct)
    {
        var alive = now - _fresh;
        var team = await db.Users.AsNoTracking().Where(admin => !admin.Disabled)
            .OrderBy(admin => admin.Name).ThenBy(admin => admin.Id)
            .Select(admin => new
            {
                admin.Id,
                admin.Name,
                admin.Role,
                HasMail = admin.Email != null,
                Chat = db.AdminSettings.Where(mine => mine.AdminId == admin.Id && mine.ChatId != null)
                    .Select(mine => new { mine.ChatBlockedSince }).FirstOrDefault(),
                Devices = db.PushSubscriptions.Where(device => device.AdminId == admin.Id && device.EndedAt == null)
                    .OrderBy(device => device.CreatedAt)
                    .Select(device => new
                    {
                        // Its browser was there when it subscribed: a device of today need not have shown anything.
                        IsAlive = device.CreatedAt > alive || device.LastShownAt > alive || device.LastSyncAt > alive,
                        View = new DeviceReachability(
                            device.Id, device.DeviceName, device.LastSentAt, device.LastShownAt, device.LastSyncAt,
                            device.LastProblem),
                    })
                    .ToList(),
            })
            .ToListAsync(ct);
        List<AdminReachability> admins =
        [
            .. team.Select(admin => new AdminReachability(
                admin.Id, admin.Name, admin.Role, [.. admin.Devices.Select(device => device.View)],
                admin.Chat is not null, mailIsSetUp && admin.HasMail,
                admin.Chat is { ChatBlockedSince: null } || admin.Devices.Any(device => device.IsAlive),
                admin.Chat?.ChatBlockedSince)),
        ];
        return new ReachabilityBoard(admins, Warning(admins));
    }

    /// <summary>Whether an order would be heard of at once, by somebody who may work on it.</summary>
    public static bool SomebodyHears(IEnumerable<AdminReachability> admins) =>
        admins.Any(admin => admin.Reachable && ActionRules.MayAct(admin.Role));

    private static string? Warning(List<AdminReachability> admins)
    {
        if (!SomebodyHears(admins))
        {
            return admins.Exists(admin => admin.HasEmail && admin.Role == Roles.Owner)
                ? "Nobody can be reached but by e-mail: an order would be heard of late. "
                    + "Switch on notifications on a device."
                : "Nobody can be reached: no order would be heard of. Switch on notifications on a device.";
        }

        var owners = admins.Where(admin => admin.Role == Roles.Owner && !admin.Reachable).ToList();
        return owners switch
        {
            [] => null,
            [{ HasEmail: true } one] =>
                $"{one.Name} cannot be reached but by e-mail: an order that waits too long would get there late.",
            [var one] => $"{one.Name} cannot be reached: an order that waits too long would not get to the owner.",
            _ => $"These owners cannot be reached: {string.Join(", ", owners.Select(owner => owner.Name))}.",
        };
    }
}
