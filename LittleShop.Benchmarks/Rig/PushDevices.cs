using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Rig;

/// <summary>Browsers of an admin, as far as the shop can tell: a key and a place to push to.</summary>
internal static class PushDevices
{
    public static async Task SubscribeAsync(HttpClient admin, Uri endpoint, CancellationToken ct)
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var subscription = new SubscribePush(
            endpoint.ToString(),
            Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]),
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            endpoint.Segments[^1]);
        using var answer = await admin.PutAsJsonAsync("/push/subscriptions", subscription, ApiJson.Options, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CannotMeasure($"The subscription was refused: {await answer.Content.ReadAsStringAsync(ct)}");
        }
    }
}
