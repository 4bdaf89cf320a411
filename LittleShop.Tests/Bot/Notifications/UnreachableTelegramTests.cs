using System.Net;
using System.Net.Sockets;
using LittleShop.BotWorker.Notifications;
using LittleShop.Contracts;
using LittleShop.LocalHosting.Run;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>The way to Telegram is broken: was anything written before, or certainly not?</summary>
public sealed class UnreachableTelegramTests(CacheServer cache)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nobody_listens_nothing_was_written() =>
        await CertainlyNotSentAsync($"http://127.0.0.1:{FreePorts.Take(1)[0]}");

    [Fact]
    public async Task Where_the_name_leads_nowhere_nothing_was_written() =>
        await CertainlyNotSentAsync("http://telegram.invalid");

    [Fact]
    public async Task Where_the_other_side_does_not_speak_TLS_nothing_was_written()
    {
        await using var plain = await SimulatedTelegram.StartAsync();

        await CertainlyNotSentAsync($"https://127.0.0.1:{plain.Address.Port}");
    }

    [Fact]
    public async Task Where_TLS_never_ends_nothing_was_written()
    {
        using var silent = Listen();
        await using var lab = await SenderLab.StartAsync($"https://{silent.LocalEndpoint}", cache);
        var delivery = SenderLab.Delivery(1, isBroadcast: true);

        var sending = lab.SendAsync(delivery);
        using var connection = await silent.AcceptTcpClientAsync(Ct);
        lab.Clock.Advance(TimeSpan.FromSeconds(10));

        await CertainlyNotSentAsync(lab, delivery, await sending.WaitAsync(Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_takes_the_request_and_dies_leaves_it_unclear(bool isReset)
    {
        using var mute = Listen();
        await using var lab = await SenderLab.StartAsync($"http://{mute.LocalEndpoint}", cache);
        var delivery = SenderLab.Delivery(1, isBroadcast: false);

        var sending = lab.SendAsync(delivery);
        using (var connection = await mute.AcceptTcpClientAsync(Ct))
        {
            var read = await connection.GetStream().ReadAsync(new byte[1], Ct);
            Assert.Equal(1, read);
            if (isReset)
            {
                connection.Client.LingerState = new(enable: true, seconds: 0);
                connection.Client.Close();
            }
            else
            {
                lab.Clock.Advance(TimeSpan.FromSeconds(10)); // half open: nothing comes, nothing ends
            }

            Assert.Equal(DeliveryResult.Ambiguous, (await sending.WaitAsync(Ct)).Result);
        }

        Assert.Equal(SendMark.Begun, await lab.Marks.FindAsync(delivery.Id));
    }

    private async Task CertainlyNotSentAsync(string address)
    {
        await using var lab = await SenderLab.StartAsync(address, cache);
        var delivery = SenderLab.Delivery(1, isBroadcast: true);

        await CertainlyNotSentAsync(lab, delivery, await lab.SendAsync(delivery));
    }

    private static async Task CertainlyNotSentAsync(SenderLab lab, TelegramDelivery delivery, DeliveryOutcome outcome)
    {
        Assert.Equal(DeliveryResult.Retry, outcome.Result);
        Assert.Contains("Nothing was written", outcome.Answer, StringComparison.Ordinal);
        Assert.Equal(SendMark.None, await lab.Marks.FindAsync(delivery.Id));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
