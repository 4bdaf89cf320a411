using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Preferences;

internal static class GetPreferences
{
    public static async Task<Ok<AdminPreferences>> Handle(ShopDb db, CurrentAdmin admin, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(db, admin.Id, ct));

    public static async Task<AdminPreferences> ReadAsync(ShopDb db, Guid adminId, CancellationToken ct)
    {
        var settings = await db.AdminSettings.AsNoTracking().SingleOrDefaultAsync(row => row.AdminId == adminId, ct)
            ?? new AdminSettings { AdminId = adminId };
        var choices = await db.AdminChoices.AsNoTracking().Where(choice => choice.AdminId == adminId)
            .Select(choice => new PreferenceChoice(choice.Kind, choice.Channel, choice.Mode))
            .ToListAsync(ct);
        return new AdminPreferences(
            [.. choices.OrderBy(choice => choice.Kind).ThenBy(choice => choice.Channel)],
            settings.MinimumAmount, settings.QuietFrom, settings.QuietTo, settings.UrgentBypass, settings.TimeZone,
            settings.Language, settings.Sound, settings.DigestAt, settings.ChatId is not null);
    }
}

/// <summary>What there is to choose: the events that the routing table tells this admin, as it stands now.</summary>
internal static class ListHearable
{
    public static async Task<Ok<List<HearableEvent>>> Handle(ShopDb db, CurrentAdmin admin, CancellationToken ct)
    {
        var isOwner = admin.Role == Roles.Owner;
        var routes = await db.Routes.AsNoTracking()
            .Where(route => route.Audience == Audience.AllAdmins || route.Audience == Audience.AssignedAdmin
                || route.Audience == Audience.NamedAdmin || (isOwner && route.Audience == Audience.Owners))
            .Select(route => new { route.Kind, route.Channel, route.ChannelOff })
            .Distinct()
            .ToListAsync(ct);
        return TypedResults.Ok(routes
            .Select(route => new HearableEvent(route.Kind, route.Channel, route.ChannelOff))
            .OrderBy(told => told.Kind).ThenBy(told => told.Channel).ToList());
    }
}
