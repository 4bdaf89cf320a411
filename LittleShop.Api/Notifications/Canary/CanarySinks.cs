using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// Where the canary's messages end: they read what came as a browser and an endpoint would, and take nothing else.
/// </summary>
internal static class CanarySinks
{
    private const int Longest = 16 * 1024;
    private static readonly TimeSpan _oldest = TimeSpan.FromMinutes(5);

    // A browser may say «shown» before its sender says «sent»; the sender keeps the further state.
    private const string Shown = """
        WITH told AS (
            UPDATE deliveries SET delivered_at = coalesce(delivered_at, clock_timestamp()),
                state = CASE WHEN deliveries.state = 'Sent' THEN 'Delivered' ELSE deliveries.state END
            FROM order_events event JOIN orders ON orders.id = event.order_id AND orders.is_canary
            WHERE event.order_id = @order AND deliveries.event_id = event.id AND deliveries.channel = 'WebPush'
              AND deliveries.recipient = @device AND deliveries.state IN ('Queued', 'Sending', 'Sent', 'Delivered')
            RETURNING deliveries.recipient
        )
        UPDATE push_subscriptions SET last_shown_at = clock_timestamp() FROM told WHERE id = told.recipient
        """;

    public static async Task<Results<Created, NotFound, BadRequest>> TakePushAsync(
        Guid id, HttpRequest request, CanaryBrowser browser, NpgsqlDataSource database, CancellationToken ct)
    {
        if (id != CanaryRows.Device)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(request, ct) is not { } body
            || CanaryBrowser.Decrypt(body, await browser.GetAsync(ct)) is not { } message
            || OrderOf(message) is not { } order)
        {
            return TypedResults.BadRequest();
        }

        await using var command = database.CreateCommand(Shown);
        command.Parameters.Add(new("order", NpgsqlDbType.Uuid) { Value = order });
        command.Parameters.Add(new("device", NpgsqlDbType.Uuid) { Value = CanaryRows.Device });
        await command.ExecuteNonQueryAsync(ct);
        return TypedResults.Created((string?)null);
    }

    /// <summary>Standard Webhooks: HMAC-SHA256 over id, timestamp and body. A wrong one is refused, so «sent» is proof.</summary>
    public static async Task<Results<NoContent, UnauthorizedHttpResult>> TakeWebhookAsync(
        HttpRequest request, NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock,
        CancellationToken ct)
    {
        var (id, stamp) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
        if (await ReadAsync(request, ct) is not { } body
            || !long.TryParse(stamp, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > _oldest.TotalSeconds
            || await SecretAsync(database, protection, ct) is not { } secret)
        {
            return TypedResults.Unauthorized();
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed));
        return request.Headers["webhook-signature"].ToString().Split(' ').Any(given =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected)))
            ? TypedResults.NoContent()
            : TypedResults.Unauthorized();
    }

    private static async Task<byte[]?> SecretAsync(
        NpgsqlDataSource database, IDataProtectionProvider protection, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"SELECT protected_secret FROM webhook_endpoints WHERE id = '{CanaryRows.Endpoint}'");
        return await command.ExecuteScalarAsync(ct) is string secret
            ? Convert.FromBase64String(
                protection.CreateProtector(CanarySetup.Protector).Unprotect(secret)["whsec_".Length..])
            : null;
    }

    private static Guid? OrderOf(byte[] message)
    {
        try
        {
            using var content = JsonDocument.Parse(message);
            return content.RootElement.GetProperty("orderId").GetGuid();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return null;
        }
    }

    /// <summary>Null where more came than the canary ever sends.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var buffer = new byte[Longest + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length <= Longest ? buffer[..length] : null;
    }
}
