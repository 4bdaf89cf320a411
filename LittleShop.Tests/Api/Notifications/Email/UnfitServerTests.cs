using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;
using SmtpServer;

namespace LittleShop.Tests.Api.Notifications.Email;

/// <summary>Servers that are not there, mute, or not to be trusted.</summary>
public sealed class UnfitServerTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public UnfitServerTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Where_nobody_listens_it_is_tried_again_later()
    {
        var port = Port;
        _listener.Stop();
        using var post = new Post(port);

        var answer = await post.SendAsync();

        Assert.Equal(DeliveryResult.Retry, answer.Result);
        Assert.Contains("ConnectionRefused", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_tried_again_later()
    {
        using var post = new Post(25, host: "mail.invalid");

        Assert.Equal(DeliveryResult.Retry, (await post.SendAsync()).Result);
    }

    [Fact]
    public async Task A_mute_server_is_left_after_ten_seconds()
    {
        var clock = new FakeTimeProvider();
        using var post = new Post(Port, clock);
        var sending = post.SendAsync();
        using var accepted = await _listener.AcceptTcpClientAsync(Ct);

        clock.Advance(TimeSpan.FromSeconds(11));

        var answer = await sending;
        Assert.Equal(DeliveryResult.Retry, answer.Result);
        Assert.Contains("10 s", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_a_letter_sent_nothing()
    {
        using var post = new Post(Port);
        var sending = post.SendAsync(Post.Letter() with { Text = new string('x', 20_000_000) });

        using (var client = await _listener.AcceptTcpClientAsync(Ct))
        {
            using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
            await using var writer = new StreamWriter(client.GetStream(), leaveOpen: true)
            {
                AutoFlush = true,
                NewLine = "\r\n",
            };
            await writer.WriteLineAsync("220 ready");
            foreach (var answer in new[] { "250 hello", "250 sender", "250 recipient", "354 go on" })
            {
                await reader.ReadLineAsync(Ct);
                await writer.WriteLineAsync(answer);
            }

            await reader.ReadLineAsync(Ct);
        }

        Assert.Equal(DeliveryResult.Retry, (await sending).Result);
    }

    [Fact]
    public async Task An_address_that_the_server_cannot_write_is_refused_before_it_is_said()
    {
        using var post = new Post(Port, new FakeTimeProvider());
        var sending = post.SendAsync(Post.Letter(to: "jörg@example.org"));
        using var client = await _listener.AcceptTcpClientAsync(Ct);
        using var reader = new StreamReader(client.GetStream());
        await client.GetStream().WriteAsync("220 ready\r\n"u8.ToArray(), Ct);
        Assert.StartsWith("EHLO", await reader.ReadLineAsync(Ct), StringComparison.Ordinal);
        await client.GetStream().WriteAsync("250 no extensions here\r\n"u8.ToArray(), Ct);

        Assert.Equal(DeliveryResult.Rejected, (await sending.WaitAsync(Deadline.In(seconds: 20))).Result);
        post.Dispose();
        Assert.Null(await reader.ReadLineAsync(Ct));
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task Without_the_secrecy_that_was_asked_for_nothing_is_said(string security)
    {
        await using var mail = await SinkedMail.StartAsync();
        using var post = new Post(mail.SmtpPort, new FakeTimeProvider(), security: security);

        var answer = await post.SendAsync();

        Assert.Equal(DeliveryResult.Retry, answer.Result);
        Assert.Contains("TLS", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await mail.MailsAsync());
    }

    [Fact]
    public async Task A_password_is_not_said_in_the_clear_unless_that_was_asked_for()
    {
        await using var mail = await SinkedMail.StartAsync();
        using var post = new Post(mail.SmtpPort, security: "Auto", user: "orders");

        var answer = await post.SendAsync();

        Assert.Equal(DeliveryResult.Retry, answer.Result);
        Assert.Contains("Email:Security is None", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await mail.MailsAsync());
    }

    [Theory]
    [InlineData("StartTls", false)]
    [InlineData("Auto", false)]
    [InlineData("Tls", true)]
    public async Task A_certificate_that_anybody_can_make_is_not_trusted(string security, bool fromTheStart)
    {
        var port = Port;
        _listener.Stop();
        using var certificate = SelfSigned();
        using var stop = new CancellationTokenSource();
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint
                .Endpoint(new IPEndPoint(IPAddress.Loopback, port)).Certificate(certificate).IsSecure(fromTheStart))
                .Build(),
            SmtpServer.ComponentModel.ServiceProvider.Default);
        var serving = server.StartAsync(stop.Token);
        using var post = new Post(port, security: security);

        var answer = await post.SendAsync();

        Assert.Equal(DeliveryResult.Retry, answer.Result);
        Assert.Contains("certificate", answer.Text, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Task.WhenAny(serving);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
