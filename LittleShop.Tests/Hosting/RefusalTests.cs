using System.Net;
using System.Net.Sockets;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Hosting;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("Unknown option «--rest»: --help lists what there is.", "--rest")]
    [InlineData("--data needs a folder after it: --help shows how.", "--data")]
    [InlineData("--data needs a folder after it: --help shows how.", "--data", "--reset")]
    [InlineData(
        "--port-base «http» is no port: take 0 for free ones, or a number from 1024 to 65528.", "--port-base", "http")]
    [InlineData(
        "--port-base «80» is no port: take 0 for free ones, or a number from 1024 to 65528.", "--port-base", "80")]
    [InlineData(
        "Publishing needs the Aspire packages: build with -p:UseAspire=true where they can be restored.",
        "--operation",
        "publish")]
    [InlineData("Ports__Api «x» is no port: take a number from 1 to 65535, for example 5080.", "Ports:Api=x")]
    public async Task A_wrong_option_is_one_sentence(string sentence, params string[] arguments)
    {
        await using var host = AppHostProcess.Start(arguments);

        Assert.Equal(2, await host.ExitAsync());
        Assert.Equal(sentence, host.Output);
    }

    [Fact]
    public async Task A_taken_port_starts_nothing()
    {
        var folder = StartedShop.NewFolder();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        await using var host = AppHostProcess.Start(
            ["--port-base", "0", $"Ports:Admin={port}", "--data", folder.FullName]);

        Assert.Equal(2, await host.ExitAsync());
        Assert.StartsWith($"Port {port}, for admin, is taken: ", host.Output);
        Assert.DoesNotContain('\n', host.Output);
        Assert.Equal(["lock"], folder.GetFileSystemInfos().Select(file => file.Name));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_in_use_is_left_alone()
    {
        var folder = StartedShop.NewFolder();
        await using (new FileStream(
            Path.Combine(folder.FullName, "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            await using var host = AppHostProcess.Start(["--reset", "--port-base", "0", "--data", folder.FullName]);

            Assert.Equal(2, await host.ExitAsync());
            Assert.StartsWith($"Another run holds the data folder {folder.FullName}: ", host.Output);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await using var host = AppHostProcess.Start(["--data", "/dev/null/shop"]);

        Assert.Equal(2, await host.ExitAsync());
        Assert.StartsWith("The data folder /dev/null/shop cannot be written: ", host.Output);
    }

    [Fact]
    public async Task A_missing_Postgres_says_how_to_get_one()
    {
        var folder = StartedShop.NewFolder();
        var nowhere = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LITTLESHOP_POSTGRES_BIN"] = "/nowhere",
        };

        await using var host = AppHostProcess.Start(["--port-base", "0", "--data", folder.FullName], nowhere);

        Assert.Equal(2, await host.ExitAsync());
        Assert.StartsWith("No Postgres on this machine: install it with «apt-get install postgresql»", host.Output);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Help_lists_options_and_ports_and_starts_nothing()
    {
        await using var host = AppHostProcess.Start(["--help"]);

        Assert.Equal(0, await host.ExitAsync());
        Assert.All(
            ["--reset", "--data", "--port-base", "--no-demo", "5080", "5087"],
            word => Assert.Contains(word, host.Output));
    }
}
