using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>A key pair for one message.</summary>
internal sealed record EphemeralKey(ECDiffieHellman Pair, byte[] PublicPoint) : IDisposable
{
    public static EphemeralKey New()
    {
        var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new EphemeralKey(pair, P256.Point(pair.ExportParameters(includePrivateParameters: false)));
    }

    public void Dispose() => Pair.Dispose();
}

/// <summary>Key pairs made ahead, so that a burst of pushes does not wait for them. Each is used once.</summary>
internal sealed class EphemeralKeys
{
    private const int Enough = 256;
    private readonly ConcurrentQueue<EphemeralKey> _ready = [];
    private int _filling;

    public EphemeralKey Take()
    {
        if (_ready.Count < Enough / 2 && Interlocked.Exchange(ref _filling, 1) == 0)
        {
            _ = Task.Run(Fill);
        }

        return _ready.TryDequeue(out var key) ? key : EphemeralKey.New();
    }

    private void Fill()
    {
        while (_ready.Count < Enough)
        {
            _ready.Enqueue(EphemeralKey.New());
        }

        Interlocked.Exchange(ref _filling, 0);
    }
}
