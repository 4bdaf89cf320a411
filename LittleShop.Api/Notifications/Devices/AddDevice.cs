using System.Buffers.Text;
using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Devices;

/// <summary>Adds the browser at this endpoint to the signed-in admin's devices, wherever it belonged before.</summary>
internal static class AddDevice
{
    /// <summary>More browsers than a person has; a limit to what one account can make the shop send.</summary>
    public const int MostDevices = 20;

    private const string DefaultName = "Browser";

    public static async Task<Results<Ok<PushDevice>, ProblemHttpResult>> Handle(
        SubscribePush wish, ShopDb db, CurrentAdmin admin, OrderAnnouncer live, IOptions<OutboundOptions> outbound,
        TimeProvider clock, CancellationToken ct)
    {
        if (WhyNot(wish, outbound.Value) is { } refusal)
        {
            return refusal;
        }

        var added = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);

            // One at a time for each admin, so that the limit holds when ten browsers come at once.
            await db.Database.ExecuteSqlAsync($"select from admins where id = {admin.Id} for no key update", ct);
            var others = await db.PushSubscriptions.CountAsync(
                device => device.AdminId == admin.Id && device.EndedAt == null && device.Endpoint != wish.Endpoint, ct);
            if (others >= MostDevices)
            {
                return null;
            }

            var device = await UpsertAsync(wish, db, admin.Id, clock.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            return device;
        });
        if (added is null)
        {
            return Problems.Conflict(
                "too-many-devices", $"You have {MostDevices} devices already. Remove one that you no longer use.");
        }

        live.Changed(ShopChange.Devices);
        return TypedResults.Ok(added);
    }

    /// <summary>Who takes a device over starts anew; the same admin's browser only renews its keys.</summary>
    private static async Task<PushDevice> UpsertAsync(
        SubscribePush wish, ShopDb db, Guid adminId, DateTimeOffset now, CancellationToken ct)
    {
        var name = wish.DeviceName is { } given ? Template.Quote(given, Limits.Name) : "";
        var rows = await db.Database.SqlQuery<PushDevice>(
            $"""
            insert into push_subscriptions as device (id, admin_id, endpoint, p256dh, auth, device_name, created_at)
            values ({Guid.CreateVersion7()}, {adminId}, {wish.Endpoint}, {Base64Url.DecodeFromChars(wish.P256dh)},
                {Base64Url.DecodeFromChars(wish.Auth)}, {(name is "" ? DefaultName : name)}, {now})
            on conflict (endpoint) do update set
                admin_id = excluded.admin_id, p256dh = excluded.p256dh, auth = excluded.auth,
                device_name = case when {name} = '' and device.admin_id = excluded.admin_id
                    then device.device_name else excluded.device_name end,
                created_at = case when device.admin_id = excluded.admin_id and device.ended_at is null
                    then device.created_at else excluded.created_at end,
                ended_at = null, last_problem = null
            returning id, device_name, created_at, last_sent_at, last_problem
            """).ToListAsync(ct);
        return rows[0];
    }

    private static ProblemHttpResult? WhyNot(SubscribePush wish, OutboundOptions outbound)
    {
        if (!PublicUrl.TryParse(wish.Endpoint, outbound, out var endpoint, out var problem))
        {
            return Problems.Invalid("endpoint", problem);
        }

        if (endpoint.Scheme != Uri.UriSchemeHttps && !outbound.Allows(endpoint.IdnHost, endpoint.Port))
        {
            return Problems.Invalid("endpoint", "A push service's address begins with https://.");
        }

        return Decode(wish.P256dh) is { } key && Decode(wish.Auth) is { } auth && PeerKey.Import(key, auth) is not null
            ? null
            : Problems.Invalid("keys", "The subscription's keys are not those of a browser: subscribe again there.");
    }

    private static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
