using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Preferences;

/// <summary>Replaces the admin's own preferences as a whole; a wrong part refuses all of them.</summary>
internal static class SavePreferences
{
    private const string Settings = """
        insert into admin_settings (admin_id, minimum_amount, quiet_from, quiet_to, urgent_bypass, time_zone, language,
            sound, digest_at)
        values (@admin, @minimum, @quiet_from, @quiet_to, @bypass, @zone, @language, @sound, @digest_at)
        on conflict (admin_id) do update set minimum_amount = excluded.minimum_amount,
            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, urgent_bypass = excluded.urgent_bypass,
            time_zone = excluded.time_zone, language = excluded.language, sound = excluded.sound,
            digest_at = excluded.digest_at
        """;

    private const string Choices = """
        insert into admin_choices (admin_id, kind, channel, mode)
        select @admin, * from unnest(@kinds, @channels, @modes)
        """;

    public static async Task<Results<Ok<AdminPreferences>, ProblemHttpResult>> Handle(
        AdminPreferences wanted, CurrentAdmin admin, ShopDb db, NpgsqlDataSource database, CancellationToken ct)
    {
        if (PreferenceRules.Refuse(wanted) is { } refusal)
        {
            return refusal;
        }

        if (!await TimeZones.IsKnownAsync(database, wanted.TimeZone, ct))
        {
            return PreferenceRules.UnknownTimeZone(wanted.TimeZone);
        }

        // The first statement locks the admin's row, so that two savings at once end as one of the two.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(SettingsOf(admin.Id, wanted));
        batch.BatchCommands.Add(new("delete from admin_choices where admin_id = @admin")
        {
            Parameters = { new("admin", admin.Id) },
        });
        batch.BatchCommands.Add(ChoicesOf(admin.Id, wanted.Choices));
        await batch.ExecuteNonQueryAsync(ct);
        return TypedResults.Ok(await GetPreferences.ReadAsync(db, admin.Id, ct));
    }

    private static NpgsqlBatchCommand SettingsOf(Guid adminId, AdminPreferences wanted) => new(Settings)
    {
        Parameters =
        {
            new("admin", adminId),
            new("minimum", NpgsqlDbType.Numeric) { Value = OrNull(wanted.MinimumAmount) },
            new("quiet_from", NpgsqlDbType.Time) { Value = OrNull(wanted.QuietFrom) },
            new("quiet_to", NpgsqlDbType.Time) { Value = OrNull(wanted.QuietTo) },
            new("bypass", wanted.UrgentBypass),
            new("zone", wanted.TimeZone),
            new("language", wanted.Language),
            new("sound", wanted.Sound),
            new("digest_at", wanted.DigestAt),
        },
    };

    private static NpgsqlBatchCommand ChoicesOf(Guid adminId, IReadOnlyList<PreferenceChoice> choices)
    {
        PreferenceChoice[] kept = [.. choices.Where(choice => choice.Mode is not PreferenceMode.On)];
        return new NpgsqlBatchCommand(Choices)
        {
            Parameters =
            {
                new("admin", adminId),
                new("kinds", kept.Select(choice => choice.Kind.ToString()).ToArray()),
                new("channels", kept.Select(choice => choice.Channel.ToString()).ToArray()),
                new("modes", kept.Select(choice => choice.Mode.ToString()).ToArray()),
            },
        };
    }

    private static object OrNull<T>(T? value)
        where T : struct => value is { } known ? known : DBNull.Value;
}
