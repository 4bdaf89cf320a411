using LittleShop.Api.Catalog;
using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications;
using LittleShop.Api.Payments;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Carts;

/// <summary>Turns a cart into an order that waits for its payment.</summary>
internal static class Checkout
{
    public static async Task<Results<Ok<PlacedOrder>, ProblemHttpResult>> Handle(
        Guid customerId, PlaceOrder place, NpgsqlDataSource database, ShopDb db, PaymentTerms terms, Wakeup wakeup,
        OrderAnnouncer live, IOptions<ShopOptions> shop, TimeProvider clock,
        [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken ct)
    {
        if (key is not { Length: > 0 and <= 100 })
        {
            return Problems.Invalid("idempotency-key", "Send an Idempotency-Key header of 1 to 100 characters.");
        }

        if (!terms.Takes(place.PaymentMethod))
        {
            return Problems.Conflict("payment-method", "The shop does not take this payment now. Choose another.");
        }

        var (id, now) = (Guid.NewGuid(), clock.GetUtcNow());
        var payBy = now + terms.TimeToPay(place.PaymentMethod);
        try
        {
            // Again where the connection broke or another writer won; what the first try may have placed, the key finds.
            if (await db.Database.CreateExecutionStrategy().ExecuteAsync(PlaceAsync) is { } placed)
            {
                wakeup.Signal(EventFanOut.Channels(placed.Waiting));
                live.Moved(id, null, OrderStatus.PendingPayment);
                return TypedResults.Ok(terms.Placed(
                    id, OrderStatus.PendingPayment, new Money(placed.Total, shop.Value.Currency), placed.Items,
                    place.PaymentMethod, payBy));
            }
        }
        catch (PostgresException refused) when (refused.ConstraintName == VariantConfiguration.StockConstraint)
        {
            return await RefusedCheckout.SoldOutAsync(database, customerId, shop.Value.Currency, ct);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The key placed an order already, and the cart was filled again since: answer with that order.
        }

        return await RefusedCheckout.ExplainAsync(db, database, terms, customerId, place, key, shop.Value.Currency, ct);

        async Task<Placed?> PlaceAsync()
        {
            await using var command = database.CreateCommand(CheckoutSql.Text);
            command.Parameters.AddWithValue("customer", customerId);
            command.Parameters.AddWithValue("order", id);
            command.Parameters.AddWithValue("now", now);
            command.Parameters.AddWithValue("pay_by", payBy);
            command.Parameters.AddWithValue("currency", shop.Value.Currency);
            command.Parameters.AddWithValue("payment", place.PaymentMethod.ToString());
            command.Parameters.AddWithValue("key", key);
            await using var row = await command.ExecuteReaderAsync(ct);
            return await row.ReadAsync(ct)
                ? new Placed(row.GetDecimal(0), row.GetInt32(1), row.GetFieldValue<string[]>(2))
                : null;
        }
    }

    /// <param name="Waiting">Names of the channels that have something to send.</param>
    private sealed record Placed(decimal Total, int Items, string[] Waiting);
}
