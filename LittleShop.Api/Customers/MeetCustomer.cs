using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LittleShop.Api.Customers;

/// <summary>Somebody writes to the bot: made known at the first time, refreshed and reachable again after that.</summary>
internal static class MeetCustomer
{
    // The chat may be an admin's own as well: what it says about the customer holds for the admin.
    private const string Sql = """
        with admin_chat as (
            update admin_settings set chat_blocked_since = case when not $7 then clock_timestamp() end
            where chat_id = $2 and (chat_blocked_since is null) <> $7
            returning admin_id
        )
        insert into customers (id, chat_id, name, username, language, created_at, last_seen_at)
        values ($1, $2, $3, $4, $5, $6, $6)
        on conflict (chat_id) do update set
            name = excluded.name, username = excluded.username, language = excluded.language,
            last_seen_at = case when $7 then excluded.last_seen_at else customers.last_seen_at end
            where not customers.is_canary
        returning id, name, email, last_recipient, last_address, unreachable_since is not null,
            exists (select from admin_chat)
        """;

    public static async Task<Results<Ok<CustomerRef>, ProblemHttpResult>> Handle(
        SeeCustomer seen, NpgsqlDataSource database, CustomerReach reach, OrderAnnouncer live, TimeProvider clock,
        CancellationToken ct)
    {
        var (customer, isGone, movedAdmin) = await MeetAsync(seen, database, clock, ct);
        if (customer is null)
        {
            return Problems.Conflict("canary", "This chat belongs to the shop's canary. Shop from another one.");
        }

        if (isGone && seen.Reachable)
        {
            await reach.BackAsync(customer.Id, ct);
        }

        live.Changed(ShopChange.Customers);
        if (movedAdmin)
        {
            live.Changed(ShopChange.Devices);
        }

        return TypedResults.Ok(customer);
    }

    private static async Task<(CustomerRef? Customer, bool IsGone, bool MovedAdmin)> MeetAsync(
        SeeCustomer seen, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(Guid.CreateVersion7());
        command.Parameters.AddWithValue(seen.ChatId);
        command.Parameters.AddWithValue(seen.Name);
        command.Parameters.AddWithValue((object?)seen.Username ?? DBNull.Value);
        command.Parameters.AddWithValue((object?)seen.Language ?? DBNull.Value);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.AddWithValue(seen.Reachable);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? (new CustomerRef(
                row.GetGuid(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4)),
                row.GetBoolean(5), row.GetBoolean(6))
            : (null, false, false);
    }
}
