using System.Net.Http.Json;
using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Rig;

/// <summary>An owner who moves one order after another at a steady pace, and when each move was made.</summary>
internal sealed class OrderMoves(ShopRig rig, HttpClient owner)
{
    private readonly Dictionary<Guid, uint> _versions = [];

    /// <summary>When the request for each order went out.</summary>
    public Dictionary<Guid, DateTimeOffset> AskedAt { get; } = [];

    /// <summary>Orders of customers 1 to count, paid and waiting to be accepted.</summary>
    public static async Task<OrderMoves> PrepareAsync(ShopRig rig, int count, CancellationToken ct)
    {
        await Seed.ShelvesAsync(rig.Db, ct);
        await Seed.CustomersAsync(rig.Db, count, ct);
        await Seed.OrdersAsync(rig.Db, nameof(OrderStatus.PaymentReceived), ct);
        var moves = new OrderMoves(rig, await rig.AsOwnerAsync(ct));
        await moves.ReadVersionsAsync(ct);
        return moves;
    }

    /// <summary>Moves orders first to first + count − 1 to this status.</summary>
    public Task RunAsync(int first, int count, double aSecond, OrderStatus to, CancellationToken ct) =>
        Pace.RunAsync(count, aSecond, i => MoveAsync(Seed.Id(first + i), to, ct), ct);

    public async Task MoveAsync(Guid order, OrderStatus to, CancellationToken ct)
    {
        var change = new ChangeStatus(to, _versions[order]);
        lock (AskedAt)
        {
            AskedAt[order] = TimeProvider.System.GetUtcNow();
        }

        using var answer = await owner.PostAsJsonAsync($"/orders/{order}/status", change, ApiJson.Options, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CannotMeasure($"The move was refused: {await answer.Content.ReadAsStringAsync(ct)}");
        }

        var changed = await answer.Content.ReadFromJsonAsync<ChangedOrder>(ApiJson.Options, ct);
        lock (AskedAt)
        {
            _versions[order] = changed!.Version;
        }
    }

    private async Task ReadVersionsAsync(CancellationToken ct)
    {
        await using var command = rig.Db.CreateCommand("select id, xmin from orders");
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            _versions[row.GetGuid(0)] = row.GetFieldValue<uint>(1);
        }
    }
}
