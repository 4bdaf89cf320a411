using System.Net;
using System.Net.Sockets;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Tests.Api.Security;

public sealed class GuardedHandlerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0/")]
    [InlineData("http://127.0.0.1.:80/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://ⓛocalhost/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://printer.local/")]
    [InlineData("http://shop.localhost/")]
    [InlineData("http://router/")]
    [InlineData("http://api/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://example.com@127.0.0.1/")]
    [InlineData("ftp://example.com/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.com/")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.com/a.jpg")]
    [InlineData("/a.jpg")]
    [InlineData("")]
    [InlineData(null)]
    public void A_hostile_address_is_refused_before_anything_is_asked(string? url)
    {
        Assert.False(PublicUrl.TryParse(url, new OutboundOptions(), out _, out var problem));

        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData("https://example.com/a.jpg")]
    [InlineData(" http://cdn.example.com:8080/a.jpg?v=1 ")]
    [InlineData("https://8.8.8.8/a.jpg")]
    [InlineData("https://bücher.example/ä.jpg")]
    public void A_public_address_passes(string url) =>
        Assert.True(PublicUrl.TryParse(url, new OutboundOptions(), out _, out _));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    public async Task Nothing_near_us_is_connected_to(string address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = Client();

        var error = await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => client.GetAsync(At(address, listener), Ct));

        Assert.True(GuardedHandler.WasRefused(error));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_public_name_that_resolves_to_this_machine_is_refused_when_connecting()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var invoker = new HttpMessageInvoker(Connecting());

        // The machine's own name passes no public-name rule, so the inner handler is asked directly.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost:{port}/");
        var error = await Assert.ThrowsAnyAsync<HttpRequestException>(() => invoker.SendAsync(request, Ct));

        Assert.True(GuardedHandler.WasRefused(error));
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:{0}")]
    public async Task An_allowed_host_is_asked(string allowed)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = Client(At(allowed, listener));
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var asked = client.GetAsync(At("http://127.0.0.1:{0}/", listener), impatient.Token);
        using var connection = await listener.AcceptTcpClientAsync(Ct);

        Assert.True(connection.Connected);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Another_port_of_an_allowed_host_is_refused()
    {
        using var client = Client("127.0.0.1:1");

        var error = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("http://127.0.0.1:2/", Ct));

        Assert.True(GuardedHandler.WasRefused(error));
    }

    private static string At(string text, TcpListener listener) =>
        text.Replace("{0}", $"{((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal);

    private static HttpClient Client(params string[] allowed) =>
        new(new GuardedHandler(Options.Create(new OutboundOptions { AllowedHosts = allowed })));

    private static HttpMessageHandler Connecting() =>
        new GuardedHandler(Options.Create(new OutboundOptions())).InnerHandler!;
}
