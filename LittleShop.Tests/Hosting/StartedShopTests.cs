using System.Runtime.Versioning;
using LittleShop.LocalHosting.Processes;
using LittleShop.Tests.Fixtures;
using Npgsql;

namespace LittleShop.Tests.Hosting;

[UnsupportedOSPlatform("windows")]
public sealed class StartedShopTests
{
    [Fact]
    public async Task What_is_up_stays_up_is_private_and_goes_in_order()
    {
        await using var shop = await StartedShop.StartAsync();

        await The_addresses_answer_and_are_private(shop);
        await A_crashed_process_is_started_again(shop);
        await Everything_stops_in_order(shop);
    }

    private static async Task The_addresses_answer_and_are_private(StartedShop shop)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var http = new HttpClient();
        foreach (var address in new[] { shop.Api, shop.Admin, shop.Simulator, shop.Mail, shop.Bot })
        {
            Assert.True(await AnswersAsync(http, address), address);
        }

        Assert.Equal("owner@littleshop.local", shop.AdminEmail);
        Assert.Matches("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", shop.AdminPassword);
        Assert.Equal(ownerOnly, File.GetUnixFileMode(shop.AddressFile));
        Assert.Equal(ownerOnly, File.GetUnixFileMode(Path.Combine(shop.DataFolder, "secrets.json")));
        Assert.Contains(shop.AdminPassword, shop.Host.Output);
        var commandLines = string.Concat(shop.Host.Children().Select(AppHostProcess.CommandLineOf));
        Assert.DoesNotContain(Password(shop), commandLines);
    }

    private static async Task A_crashed_process_is_started_again(StartedShop shop)
    {
        using var http = new HttpClient();
        foreach (var program in new[] { "LittleShop.BotWorker.dll", "GarnetServer.dll", "postgres -D" })
        {
            var before = shop.Host.Child(program);
            Signals.SendToGroup(before, Signal.Kill);

            await Deadline.UntilAsync(
                () => shop.Host.Children().Any(
                    child => child != before && AppHostProcess.CommandLineOf(child).Contains(program)),
                $"{program} again",
                seconds: 30);
        }

        Assert.Contains("bot ended with code 137; starting it again in 1 s", shop.Host.Output);
        await Deadline.UntilAsync(() => AnswersAsync(http, shop.Api), "the Api is fit again", 60);
        await Deadline.UntilAsync(() => AnswersAsync(http, shop.Bot), "the bot is fit again", 60);
    }

    private static async Task Everything_stops_in_order(StartedShop shop)
    {
        var children = shop.Host.Children();

        shop.Host.Send(Signal.Interrupt);

        Assert.Equal(0, await shop.Host.ExitAsync(seconds: 120));
        Assert.DoesNotContain(children, AppHostProcess.IsAlive);
        Assert.False(File.Exists(shop.AddressFile));
        var output = shop.Host.Output;
        string[] order = ["bot stopped", "api stopped", "postgres stopped"];
        Assert.Equal(order.Order(Comparer<string>.Create((a, b) => Place(a) - Place(b))), order);
        Assert.True(Place("admin stopped") < Place("api stopped"));

        int Place(string words) => output.IndexOf(words, StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address + "/health"), Deadline.In(seconds: 10));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Password(StartedShop shop) =>
        new NpgsqlConnectionStringBuilder(shop.ConnectionString("shop")).Password!;
}
