using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Running;
using LittleShop.LocalHosting.Run;
using LittleShop.LocalHosting.Servers;

namespace LittleShop.Benchmarks.Rig;

/// <summary>Bot workers as processes of their own, between a queue, a Garnet and a simulated Telegram.</summary>
internal sealed class BurstRig : IAsyncDisposable
{
    private readonly ScratchData _data = new();
    private readonly Stack<ShopProcess> _started = [];

    private BurstRig(QueueApi api) => Api = api;

    public QueueApi Api { get; }

    public Uri Simulator { get; private set; } = null!;

    public static async Task<BurstRig> StartAsync(int workers, CancellationToken ct)
    {
        var rig = new BurstRig(await QueueApi.StartAsync(ct));
        try
        {
            await rig.StartAllAsync(workers, FreePorts.Take(2 + workers), ct);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var process))
        {
            await process.DisposeAsync();
        }

        await Api.DisposeAsync();
        _data.Dispose();
    }

    private async Task StartAllAsync(int workers, int[] ports, CancellationToken ct)
    {
        var garnet = LocalGarnet.Prepare(Path.Combine(_data.FullName, "garnet"), ports[0], "benchmark");
        _started.Push(await ShopProcess.StartAsync("garnet", garnet.Command, garnet.CheckAsync, ct));
        Simulator = At(ports[1]);
        await StartAsync("LittleShop.TelegramSimulator", Simulator, RigSettings.Simulator(), ct);
        foreach (var port in ports[2..])
        {
            var settings = RigSettings.Bot(Api.Address, garnet.ConnectionString, Simulator);
            await StartAsync("LittleShop.BotWorker", At(port), settings, ct);
        }

        var patience = TimeSpan.FromSeconds(30);
        if (!await Pace.UntilAsync(() => Task.FromResult(Api.Workers == workers), patience, ct))
        {
            throw new CannotMeasure($"{Api.Workers} of {workers} workers listen to the queue.");
        }
    }

    private async Task StartAsync(string project, Uri at, Dictionary<string, string> settings, CancellationToken ct) =>
        _started.Push(await ShopProcess.StartProjectAsync(project, at, settings, ct));

    private static Uri At(int port) => new($"http://127.0.0.1:{port}");
}
