using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Escalation;

/// <summary>
/// Writes every step that is due. Two copies at once, or a kill in between, write each step once: its key names it, and
/// the order's row is locked while it is written.
/// </summary>
internal sealed partial class EscalationRound(
    NpgsqlDataSource database, OrderChanges orders, IOptions<EscalationOptions> options, TimeProvider clock,
    ILogger<EscalationRound> logger)
{
    private sealed record Step(Guid OrderId, OrderEventKind Kind, string Key, Guid? AdminId, string? AdminName);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var step in await DueAsync(ct))
        {
            await orders.ChangeAsync(step.OrderId, null, step.Key, order => Task.FromResult(Decide(order, step)), ct);
        }
    }

    /// <summary>Asks again under the lock: an answer that came meanwhile ends it.</summary>
    private Decision Decide(Order order, Step step)
    {
        if (order is not { Status: OrderStatus.PaymentReceived, AcknowledgedAt: null })
        {
            return Decision.Nothing;
        }

        LogStep(order.Number, step.Kind, step.AdminName ?? "");
        var note = step.AdminName is { } name ? $"{name} is asked to take it." : null;
        return order.Escalate(step.Kind, clock.GetUtcNow(), note, step.AdminId);
    }

    private async Task<List<Step>> DueAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(EscalationSql.Due);
        Add("remind", options.Value.RemindMinutes);
        Add("remind_every", options.Value.RemindEveryMinutes);
        Add("chat", options.Value.ChatMinutes);
        Add("email", options.Value.EmailMinutes);
        Add("next", options.Value.NextMinutes);
        Add("next_every", options.Value.NextEveryMinutes);
        await using var row = await command.ExecuteReaderAsync(ct);
        var due = new List<Step>();
        while (await row.ReadAsync(ct))
        {
            due.Add(new Step(
                row.GetGuid(0), Enum.Parse<OrderEventKind>(row.GetString(1)), row.GetString(2), row.GuidOrNull(3),
                row.TextOrNull(4)));
        }

        return due;

        void Add(string name, double minutes) =>
            command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Double) { Value = minutes });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Number} waits for an answer: {Step} {Admin}")]
    private partial void LogStep(string number, OrderEventKind step, string admin);
}
