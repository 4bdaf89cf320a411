using System.Collections.Concurrent;
using LittleShop.Api.Notifications.Queue;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>Keeps imported keys: importing costs more than encrypting.</summary>
internal sealed class PeerKeys
{
    private const int Most = 2000;
    private readonly ConcurrentDictionary<string, PeerKey> _known = new(StringComparer.Ordinal);

    public PeerKey? Of(PushTarget device)
    {
        if (_known.TryGetValue(device.Endpoint, out var known)
            && known.Raw.AsSpan().SequenceEqual(device.P256dh) && known.Auth.AsSpan().SequenceEqual(device.Auth))
        {
            return known;
        }

        if (PeerKey.Import(device.P256dh, device.Auth) is not { } imported)
        {
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear(); // rare, and they are made again as they are needed
        }

        return _known[device.Endpoint] = imported;
    }
}
