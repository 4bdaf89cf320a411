using LittleShop.Api.Data;
using LittleShop.Api.Live;
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
        TimeProvider clock, CancellationToken ct)
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
        DateTimeOffset? since = email is null ? null : clock.GetUtcNow();
        var changed = await db.Customers.Where(customer => customer.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(customer => customer.ChosenLanguage, language)
                .SetProperty(customer => customer.QuietFrom, wanted.QuietFrom)
                .SetProperty(customer => customer.QuietTo, wanted.QuietTo)
                .SetProperty(customer => customer.TimeZone, wanted.TimeZone)
                .SetProperty(customer => customer.OptedOut, wanted.OptedOut)
                .SetProperty(
                    customer => customer.EmailSince, customer => customer.Email == email ? customer.EmailSince : since)
                .SetProperty(customer => customer.Email, email),
            ct);
        if (changed == 0)
        {
            return TypedResults.NotFound();
        }

        live.Changed(ShopChange.Customers);
        return TypedResults.Ok(wanted with { Language = language, Email = email });
    }
}
