using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http;

namespace LittleShop.Tests.Fixtures;

/// <summary>A browser with a push subscription and the private key to it.</summary>
internal sealed class FakeBrowser
{
    private int _attempts;

    public FakeBrowser(string endpoint, string name)
    {
        var key = Key.ExportParameters(includePrivateParameters: false);
        PublicPoint = [4, .. key.Q.X!, .. key.Q.Y!];
        Subscription = new SubscribePush(
            endpoint, Base64Url.EncodeToString(PublicPoint), Base64Url.EncodeToString(Auth), name);
    }

    public SubscribePush Subscription { get; }

    public ECDiffieHellman Key { get; } = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    public byte[] PublicPoint { get; }

    public byte[] Auth { get; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>What its push service answers instead of 201.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    public int Attempts => _attempts;

    public ConcurrentQueue<ReceivedPush> Received { get; } = [];

    /// <summary>Pushes that show nothing, but close what others showed.</summary>
    public ConcurrentQueue<ReceivedPush> Closings { get; } = [];

    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    public void AnswerWith(int status, string? header = null, string? value = null, string body = "") =>
        Answer = async context =>
        {
            context.Response.StatusCode = status;
            if (header is not null)
            {
                context.Response.Headers[header] = value;
            }

            await context.Response.WriteAsync(body);
        };
}
