using System.Threading.Channels;
using LittleShop.Benchmarks.Load;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Rig;

/// <summary>Customers whose carts are full, and who order one after the other.</summary>
internal sealed class OrderRush : IDisposable
{
    private const int Connections = 32;

    private readonly RawRequest _requests = new(ShopRig.BotKey);
    private readonly Channel<int> _free = System.Threading.Channels.Channel.CreateUnbounded<int>();
    private readonly RawConnections _connections;

    private OrderRush(RawConnections connections)
    {
        _connections = connections;
        for (var i = 0; i < Connections; i++)
        {
            _free.Writer.TryWrite(i);
        }
    }

    /// <summary>Customers 1 to count.</summary>
    public static async Task<OrderRush> PrepareAsync(ShopRig rig, int count, CancellationToken ct)
    {
        await Seed.ShelvesAsync(rig.Db, ct);
        await Seed.CustomersAsync(rig.Db, count, ct);
        await Seed.CartLinesAsync(rig.Db, ct);
        return new OrderRush(await RawConnections.OpenAsync(rig.Api, Connections, ct));
    }

    public async Task OrderAsync(int customer, CancellationToken ct)
    {
        var connection = await _free.Reader.ReadAsync(ct);
        await _connections.ExpectAsync(
            connection,
            _requests.Send(
                "POST", $"/customers/{Seed.Id(customer)}/orders", new PlaceOrder(PaymentMethod.Telegram),
                Guid.NewGuid().ToString()),
            ct);
        _free.Writer.TryWrite(connection);
    }

    public void Dispose() => _connections.Dispose();
}
