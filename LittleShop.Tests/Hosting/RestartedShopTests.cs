using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using LittleShop.LocalHosting.Processes;
using LittleShop.Tests.Fixtures;
using Npgsql;
using StackExchange.Redis;

namespace LittleShop.Tests.Hosting;

/// <summary>What outlives a shop that ends, and what does not.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RestartedShopTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_stored_is_there_again_and_a_killed_AppHost_leaves_nobody_behind()
    {
        var folder = StartedShop.NewFolder();
        await using (var first = await StartedShop.StartAsync(folder))
        {
            await StoreAsync(first);
            await Without_a_mail_server_the_Api_is_given_the_sink(first);
        }

        await using (var second = await StartedShop.StartAsync(folder))
        {
            await FindAsync(second);
            await Nobody_is_left_behind(second);
        }

        folder.Delete(recursive: true);
    }

    private static async Task StoreAsync(StartedShop shop)
    {
        await using var database = NpgsqlDataSource.Create(shop.ConnectionString("shop"));
        await database.CreateCommand("CREATE TABLE kept AS SELECT 42 AS answer").ExecuteNonQueryAsync(Ct);
        await using var cache = await ConnectionMultiplexer.ConnectAsync(shop.ConnectionString("cache"));
        await cache.GetDatabase().StringSetAsync("kept", "too");
    }

    private static async Task Without_a_mail_server_the_Api_is_given_the_sink(StartedShop shop)
    {
        await shop.SaysAsync($"E-mail         {shop.Mail}");
        Assert.Equal("127.0.0.1", shop.EmailSetting("Host"));
        Assert.Equal("shop@littleshop.local", shop.EmailSetting("From"));
        await HandOverAsync(int.Parse(shop.EmailSetting("Port"), CultureInfo.InvariantCulture));
        await using var mail = SinkedMail.At(new Uri(shop.Mail));
        Assert.Single(await mail.MailsAsync(), kept => kept.Subject == "kept"); // beside the canary's
    }

    private static async Task FindAsync(StartedShop shop)
    {
        await using var database = NpgsqlDataSource.Create(shop.ConnectionString("shop"));
        Assert.Equal(42, await database.CreateCommand("SELECT answer FROM kept").ExecuteScalarAsync(Ct));
        await using var cache = await ConnectionMultiplexer.ConnectAsync(shop.ConnectionString("cache"));
        Assert.Equal("too", await cache.GetDatabase().StringGetAsync("kept"));
        await using var mail = SinkedMail.At(new Uri(shop.Mail));
        Assert.Single(await mail.MailsAsync(), kept => kept.Subject == "kept");
    }

    private static async Task Nobody_is_left_behind(StartedShop shop)
    {
        var children = shop.Host.Children();
        Assert.Equal(7, children.Count);

        shop.Host.Send(Signal.Kill);

        await Deadline.UntilAsync(() => !children.Any(AppHostProcess.IsAlive), "all children gone");
    }

    private static async Task HandOverAsync(int port)
    {
        using var client = new TcpClient("127.0.0.1", port);
        using var reader = new StreamReader(client.GetStream());
        string[] lines =
        [
            "HELO test", "MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA", "Subject: kept\r\n\r\nHello\r\n.",
        ];
        foreach (var line in lines)
        {
            await reader.ReadLineAsync(Deadline.In(seconds: 10));
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), Ct);
        }

        Assert.StartsWith("250", await reader.ReadLineAsync(Deadline.In(seconds: 10)), StringComparison.Ordinal);
    }
}
