using System.Globalization;
using System.Runtime.Versioning;
using LittleShop.LocalHosting.Run;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Hosting;

/// <summary>Where the e-mail of a started shop goes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StartedMailTests
{
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
}
