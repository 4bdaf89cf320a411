using System.Security.Cryptography;
using LittleShop.Api.Data;
using LittleShop.Api.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// Makes the canary's customer, admin, browser and endpoint, where they are not there yet, and brings them in line with
/// the settings. What a failed round broke about them (a closed chat, an ended device) is mended.
/// </summary>
internal sealed class CanarySetup(
    ShopDb db, CanaryBrowser browser, IDataProtectionProvider protection, IOptions<CanaryOptions> options)
{
    private readonly IDataProtector _protector = protection.CreateProtector(Protector);

    /// <summary>The purpose under which webhook secrets are protected.</summary>
    public const string Protector = "LittleShop.Webhooks";

    public async Task EnsureAsync(CancellationToken ct)
    {
        var keys = await browser.GetAsync(ct);
        await db.InTransactionAsync(
            async () =>
            {
                // Its rows have more than one unique index, and ON CONFLICT waits at one of them only.
                await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('canary-setup'))", ct);
                await CustomerAsync(ct);
                await AdminAsync(ct);
                await DeviceAsync(keys, ct);
                return await EndpointAsync(ct);
            },
            ct);
    }

    // A chat in which somebody shops stays theirs; 0 is no chat of Telegram's, and the report says what is wrong.
    private Task<int> CustomerAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into customers (id, chat_id, name, email, email_since, time_zone, is_canary, created_at, last_seen_at)
        values ({CanaryRows.Customer}, case when exists (
                select from customers where chat_id = {options.Value.ChatId ?? 0} and not is_canary)
                then 0 else {options.Value.ChatId ?? 0} end,
            'Canary', {Email}, clock_timestamp(), 'UTC', true, clock_timestamp(), clock_timestamp())
        on conflict (id) do update set
            chat_id = excluded.chat_id, email = excluded.email, unreachable_since = null
        """,
        ct);

    /// <summary>It cannot sign in: it has no password, and no query of the sign-in finds it.</summary>
    private async Task AdminAsync(CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into admins (id, name, role, disabled, active_since, is_canary, user_name, normalized_user_name,
                email, normalized_email, email_confirmed, security_stamp, concurrency_stamp, phone_number_confirmed,
                two_factor_enabled, lockout_enabled, access_failed_count)
            values ({CanaryRows.Admin}, 'Canary', {Contracts.Roles.Viewer}, false, clock_timestamp(), true, 'canary',
                'CANARY', {Email}, upper({Email}), false, gen_random_uuid()::text, gen_random_uuid()::text, false,
                false, true, 0)
            on conflict (id) do update set email = excluded.email, normalized_email = excluded.normalized_email
            """,
            ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into admin_settings (admin_id, urgent_bypass, time_zone, language, sound, digest_at)
            values ({CanaryRows.Admin}, true, 'UTC', 'en', false, '08:00') on conflict do nothing
            """,
            ct);
    }

    private Task<int> DeviceAsync(CanaryBrowser.Keys keys, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into push_subscriptions (id, admin_id, endpoint, p256dh, auth, device_name, created_at)
        values ({CanaryRows.Device}, {CanaryRows.Admin}, {OwnAddress.Of($"push/{CanaryRows.Device}")},
            {keys.PublicPoint}, {keys.Auth}, 'Canary', clock_timestamp())
        on conflict (id) do update set
            endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, ended_at = null
        """,
        ct);

    private Task<int> EndpointAsync(CancellationToken ct)
    {
        var secret = _protector.Protect("whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into webhook_endpoints (id, url, description, protected_secret, enabled, is_canary, created_at,
                changed_at)
            values ({CanaryRows.Endpoint}, {OwnAddress.Of("webhook")}, 'Canary', {secret}, true, true,
                clock_timestamp(), clock_timestamp())
            on conflict (id) do update set url = excluded.url, enabled = true, ended_at = null
            """,
            ct);
    }

    private string? Email => options.Value.Email is { Length: > 0 } address ? address : null;
}
