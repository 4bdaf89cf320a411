using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using LittleShop.LocalHosting.Run;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Hosting;

/// <summary>Where the e-mail of a started shop goes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StartedMailTests
{
    [Fact]
    public async Task Without_a_mail_server_the_Api_is_given_the_sink_and_mails_outlive_a_restart()
    {
        var folder = StartedShop.NewFolder();
        await using (var shop = await StartedShop.StartAsync(folder))
        {
            await shop.SaysAsync($"E-mail         {shop.Mail}");
            Assert.Equal("127.0.0.1", EmailSetting(shop, "Host"));
            Assert.Equal("shop@littleshop.local", EmailSetting(shop, "From"));
            await HandOverAsync(int.Parse(EmailSetting(shop, "Port"), CultureInfo.InvariantCulture));
            await using var mail = SinkedMail.At(new Uri(shop.Mail));
            Assert.Single(await mail.MailsAsync(), kept => kept.Subject == "kept"); // beside the canary's
        }

        await using (var again = await StartedShop.StartAsync(folder))
        {
            await using var mail = SinkedMail.At(new Uri(again.Mail));
            Assert.Single(await mail.MailsAsync(), kept => kept.Subject == "kept"); // beside the canary's
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_a_mail_server_of_one_s_own_no_sink_is_started_and_only_the_Api_knows_the_password()
    {
        await using var mail = await SinkedMail.StartAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Email__Host"] = "localhost",
            ["Email__Port"] = mail.SmtpPort.ToString(CultureInfo.InvariantCulture),
            ["Email__From"] = "orders@littleshop.example",
            ["Email__User"] = "orders",
            ["Email__Password"] = "correct horse",
        };

        await using var shop = await StartedShop.StartAsync(environment: settings);

        await shop.SaysAsync("E-mail         sent for real");
        Assert.DoesNotContain(
            shop.Host.Children(), child => AppHostProcess.CommandLineOf(child).Contains("LittleShop.MailSink"));
        Assert.All(settings, setting => Assert.Equal(
            setting.Value, AppHostProcess.EnvironmentOf(shop.Host.Child("LittleShop.Api.dll"), setting.Key)));
        Assert.Throws<InvalidOperationException>(() => AppHostProcess.EnvironmentOf(
            shop.Host.Child("LittleShop.BotWorker.dll"), "Email__Password"));
    }

    [Fact]
    public void The_help_names_the_ports_and_the_settings_of_e_mail() =>
        Assert.All(
            ["5086", "5087", "Ports__Mail", "Ports__Smtp", "Email__Host"],
            word => Assert.Contains(word, HelpText.Text, StringComparison.Ordinal));

    private static string EmailSetting(StartedShop shop, string name) =>
        AppHostProcess.EnvironmentOf(shop.Host.Child("LittleShop.Api.dll"), "Email__" + name);

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
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(line + "\r\n"));
        }

        Assert.StartsWith("250", await reader.ReadLineAsync(Deadline.In(seconds: 10)), StringComparison.Ordinal);
    }
}
