using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Notifications.Preferences;

/// <summary>Offers the admin a code; the chat that says it to the bot is theirs. Only its hash is kept.</summary>
internal static class OfferChatLink
{
    /// <summary>What the bot's /start carries before the code.</summary>
    public const string StartWord = "admin_";

    private const string Sql = """
        insert into admin_settings (admin_id, urgent_bypass, time_zone, language, sound, digest_at, link_code,
            link_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (admin_id) do update set link_code = excluded.link_code, link_until = excluded.link_until
        """;

    private static readonly TimeSpan _good = TimeSpan.FromMinutes(10);

    public static async Task<Ok<ChatLink>> Handle(
        CurrentAdmin admin, NpgsqlDataSource database, BotProfile bot, TimeProvider clock, CancellationToken ct)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var until = clock.GetUtcNow() + _good;
        var usual = new AdminSettings { AdminId = admin.Id };
        await using var command = database.CreateCommand(Sql);
        foreach (var value in new object[]
        {
            admin.Id, usual.UrgentBypass, usual.TimeZone, usual.Language, usual.Sound, usual.DigestAt,
            Hash(code), until,
        })
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync(ct);
        return TypedResults.Ok(new ChatLink(
            code, await bot.NameAsync(ct) is { } name ? $"https://t.me/{name}?start={StartWord}{code}" : null, until));
    }

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

internal static class UnlinkChat
{
    public static async Task<NoContent> Handle(
        CurrentAdmin admin, ShopDb db, OrderAnnouncer live, CancellationToken ct)
    {
        await db.AdminSettings.Where(settings => settings.AdminId == admin.Id).ExecuteUpdateAsync(
            set => set.SetProperty(settings => settings.ChatId, (long?)null)
                .SetProperty(settings => settings.ChatBlockedSince, (DateTimeOffset?)null)
                .SetProperty(settings => settings.LinkCode, (string?)null)
                .SetProperty(settings => settings.LinkUntil, (DateTimeOffset?)null),
            ct);
        live.Changed(ShopChange.Devices);
        return TypedResults.NoContent();
    }
}

/// <summary>A chat said a code: it is that admin's from now on, and the code is used up.</summary>
internal static class LinkAdminChat
{
    // A chat that was another admin's before is that one's no longer: whoever holds the phone holds the code.
    private const string Sql = """
        with linked as (
            select settings.admin_id, admins.name
            from admin_settings settings join admins on admins.id = settings.admin_id and not admins.disabled
            where settings.link_code = $1 and settings.link_until > $2
            for update of settings
        ), former as (
            update admin_settings set chat_id = null, chat_blocked_since = null where chat_id = $3
              and admin_id not in (select admin_id from linked)
              and exists (select from linked)
        )
        select admin_id, name from linked
        """;

    public static async Task<Results<Ok<LinkedChat>, ProblemHttpResult>> Handle(
        LinkChat said, NpgsqlDataSource database, OrderAnnouncer live, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await FindAsync(said, clock.GetUtcNow(), connection, ct) is not (var adminId, var name))
        {
            return Problems.Invalid(
                "chat-code",
                "This link is used up or older than ten minutes. Make a new one on the page «My notifications».");
        }

        await using var link = new NpgsqlCommand(
            """
            update admin_settings set chat_id = $2, chat_blocked_since = null, link_code = null, link_until = null
            where admin_id = $1
            """,
            connection)
        {
            Parameters = { new() { Value = adminId }, new() { Value = said.ChatId } },
        };
        await link.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(ShopChange.Devices);
        return TypedResults.Ok(new LinkedChat(name));
    }

    private static async Task<(Guid AdminId, string Name)?> FindAsync(
        LinkChat said, DateTimeOffset now, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = OfferChatLink.Hash(said.Code) }, new() { Value = now }, new() { Value = said.ChatId },
            },
        };
        await using var row = await find.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetString(1)) : null;
    }
}
