using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Load;

/// <summary>One connection for each worker.</summary>
internal sealed class RawConnections : IDisposable
{
    private readonly List<RawConnection> _all = [];

    private RawConnections()
    {
    }

    public static async Task<RawConnections> OpenAsync(Uri address, int count, CancellationToken ct)
    {
        var connections = new RawConnections();
        for (var i = 0; i < count; i++)
        {
            connections._all.Add(await RawConnection.OpenAsync(address, ct));
        }

        return connections;
    }

    /// <summary>
    /// Sends, and ends the benchmark where the answer is no success: refusals are fast and prove nothing.
    /// </summary>
    public async ValueTask<ReadOnlyMemory<byte>> ExpectAsync(int worker, byte[] request, CancellationToken ct)
    {
        var connection = _all[worker];
        var status = await connection.SendAsync(request, ct);
        return status is >= 200 and < 300
            ? connection.Body
            : throw new CannotMeasure($"The Api answered {status}: {connection.Text}");
    }

    public void Dispose() => _all.ForEach(connection => connection.Dispose());
}
