using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Preferences;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Customers;

internal static class GetCustomerPreferences
{
    public static async Task<Results<Ok<CustomerPreferences>, NotFound>> Handle(
        Guid id, ShopDb db, CancellationToken ct) =>
        await db.Customers.AsNoTracking().Where(customer => customer.Id == id)
            .Select(customer => new CustomerPreferences(
                customer.ChosenLanguage, customer.QuietFrom, customer.QuietTo, customer.TimeZone, customer.OptedOut,
                customer.Email))
            .SingleOrDefaultAsync(ct) is { } preferences
            ? TypedResults.Ok(preferences)
            : TypedResults.NotFound();
}

/// <summary>Replaces a customer's preferences as a whole. Mails go to a new address from now on.</summary>
internal static class SaveCustomerPreferences
{
    public static async Task<Results<Ok<CustomerPreferences>, NotFound, ProblemHttpResult>> Handle(
        Guid id, CustomerPreferences wanted, ShopDb db, NpgsqlDataSource database, OrderAnnouncer live,
        DeliveryNews deliveries, TimeProvider clock, CancellationToken ct)
    {
        var language = wanted.Language is { Length: > 0 } chosen ? chosen : null;
        var refusal = PreferenceRules.QuietHours(wanted.QuietFrom, wanted.QuietTo)
            ?? (language is null ? null : PreferenceRules.KnownLanguage(language));
        if (refusal is not null)
        {
            return refusal;
        }

        if (!await TimeZones.IsKnownAsync(database, wanted.TimeZone, ct))
        {
            return PreferenceRules.UnknownTimeZone(wanted.TimeZone);
        }

        var email = string.IsNullOrWhiteSpace(wanted.Email) ? null : wanted.Email.Trim();
        var saved = wanted with { Language = language, Email = email };
        var (changed, silenced) = await db.InTransactionAsync(
            async () => (await SaveAsync(id, saved, db, clock.GetUtcNow(), ct),
                saved.OptedOut ? await SilenceAsync(id, db, ct) : 0),
            ct);
        if (changed == 0)
        {
            return TypedResults.NotFound();
        }

        live.Changed(ShopChange.Customers);
        if (silenced > 0)
        {
            deliveries.Changed();
        }

        return TypedResults.Ok(saved);
    }

    private static Task<int> SaveAsync(
        Guid id, CustomerPreferences saved, ShopDb db, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? since = saved.Email is null ? null : now;
        return db.Customers.Where(customer => customer.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(customer => customer.ChosenLanguage, saved.Language)
                .SetProperty(customer => customer.QuietFrom, saved.QuietFrom)
                .SetProperty(customer => customer.QuietTo, saved.QuietTo)
                .SetProperty(customer => customer.TimeZone, saved.TimeZone)
                .SetProperty(customer => customer.OptedOut, saved.OptedOut)
                .SetProperty(
                    customer => customer.EmailSince,
                    customer => customer.Email == saved.Email ? customer.EmailSince : since)
                .SetProperty(customer => customer.Email, saved.Email),
            ct);
    }

    /// <summary>A broadcast to ten thousand waits for minutes: who says no meanwhile is not told any more.</summary>
    private static Task<int> SilenceAsync(Guid id, ShopDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        update deliveries waiting set state = 'Suppressed', reason = 'OptedOut'
        from notices
        where notices.id = waiting.notice_id and notices.kind = 'Broadcast' and waiting.channel = 'Telegram'
          and waiting.audience = 'Customer' and waiting.recipient = {id} and waiting.state = 'Queued'
        """,
        ct);
}
