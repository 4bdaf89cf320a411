using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Net;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;
using LittleShop.LocalHosting.Run;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>A subscription may name any address: none that leads to us or our network is kept, and none is asked.</summary>
public sealed class HostileEndpointTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly string[] _hosts =
    [
        "10.0.0.1", "10.255.255.254", "100.64.0.1", "100.100.100.200", "100.127.255.254", "127.0.0.2", "127.1.2.3",
        "169.254.0.1", "169.254.169.254", "169.254.170.2", "168.63.129.16", "172.16.0.1", "172.31.255.254", "192.0.0.1",
        "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.254", "198.18.0.1", "198.19.255.254", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "0.0.0.0", "0",
        "2130706434", "0x7f000002", "0x7f.2", "0177.0.0.2", "017700000002", "0xa9fea9fe", "2852039166", "10.1", "192.168.1",
        "[::]", "[::1]", "[::127.0.0.2]", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "[::ffff:10.0.0.1]",
        "[::ffff:169.254.169.254]", "[::ffff:192.168.0.1]", "[64:ff9b::7f00:2]", "[64:ff9b::10.0.0.1]",
        "[64:ff9b::169.254.169.254]", "[64:ff9b:1::808:808]", "[100::1]", "[2001::1]", "[2001:db8::1]", "[2001:20::1]",
        "[2002:7f00:2::]", "[2002:a00:1::]", "[2002:a9fe:a9fe::]", "[2002:c0a8:1::]", "[2a00:1450::5efe:10.0.0.1]",
        "[3fff::1]", "[4000::1]", "[5f00::1]", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]",
        "localhost", "LOCALHOST.", "shop.localhost", "printer.local", "router.lan", "metadata.google.internal",
        "api", "admin", "postgres", "cache", "host.home.arpa", "wiki.intranet", "１２７.０.０.２", "ⓛocalhost",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each host over https, and the schemes and forms that are no address of a push service at all.</summary>
    private static string[] Hostile(int port) =>
    [
        .. _hosts.Select(host => $"https://{host}:{port}/push/1"),
        .. new[] { "http", "ftp", "file", "gopher", "ws", "wss", "javascript", "data", "ldap", "dict" }
            .Select(scheme => $"{scheme}://push.example.net:{port}/1"),
        $"https://user:secret@push.example.net:{port}/1", $"https://push.example.net@127.0.0.2:{port}/1",
        $"https://127.0.0.2:{port}#@push.example.net/", $"https:///127.0.0.2:{port}", "//push.example.net/1", "/push/1",
        "https://", "https://?", "push.example.net", " ", "https://[::1", "https://%31%32%37.0.0.2/",
    ];

    [Fact]
    public async Task None_of_a_hundred_hostile_addresses_is_kept_or_asked()
    {
        var port = FreePorts.Take(1)[0];
        var hostile = Hostile(port);
        Assert.InRange(hostile.Distinct().Count(), 100, int.MaxValue);
        using var owner = await shop.AsAdminAsync();
        var browser = new FakeBrowser("https://push.example.net/1", "Somebody's");
        var push = shop.Services.GetRequiredService<PushService>();
        using var sockets = new ConnectListener(port);

        foreach (var endpoint in hostile)
        {
            using var answer = await owner.SendAsync(
                HttpMethod.Put, "/push/subscriptions", browser.Subscription with { Endpoint = endpoint });
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"kept: {endpoint}");

            // Even if one had come into the database some other way.
            var sent = await push.SendAsync(
                new PushTarget(endpoint, browser.PublicPoint, browser.Auth, Usable: true), PushMessage.Test("x"), Ct);
            Assert.True(sent.Result is not DeliveryResult.Sent, $"{endpoint}: {sent}");
        }

        Assert.Empty(sockets.Seen);
        await using var db = shop.OpenDb();
        Assert.False(await db.PushSubscriptions.AnyAsync(Ct));
    }

    /// <summary>Hears of every connection that this process tries, and keeps those to one port.</summary>
    private sealed class ConnectListener(int port) : EventListener
    {
        public ConcurrentQueue<string> Seen { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Sockets")
            {
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData is { EventName: "ConnectStart", Payload: [string address, ..] }
                && IsOurs(address))
            {
                Seen.Enqueue(address);
            }
        }

        // A serialized socket address: family, then the port's two bytes.
        private bool IsOurs(string address) =>
            address.Contains($"{{{port >> 8},{port & 255},", StringComparison.Ordinal)
            || address.EndsWith($":{port}", StringComparison.Ordinal);
    }
}
