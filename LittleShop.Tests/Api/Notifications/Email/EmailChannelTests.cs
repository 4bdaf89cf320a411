using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.MailSink.State;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications.Email;

/// <summary>An order's news by e-mail, from the event through the queue to the mail server.</summary>
public sealed class EmailChannelTests : IAsyncLifetime
{
    private readonly ShopHost _shop;
    private SinkedMail _mail = null!;

    public EmailChannelTests(PostgresServer postgres, CacheServer cache) => _shop = new ShopHost(postgres, cache);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mail = await SinkedMail.StartAsync();
        _shop.Settings["Email:Host"] = "127.0.0.1";
        _shop.Settings["Email:Port"] = $"{_mail.SmtpPort}";
        _shop.Settings["Email:Security"] = "None";
        _shop.Settings["Email:From"] = "orders@shop.example";
        _shop.Settings["Email:Connections"] = "2";
        await _shop.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _mail.DisposeAsync();
    }

    [Fact]
    public async Task A_customer_reads_what_happened_line_by_line_and_why_the_mail_came()
    {
        var order = await OrderAsync("ann@example.org");
        await _shop.MoveAsync(order, PaymentReceived, Accepted, Packing, Dispatched);

        await SentAsync(order, OrderEventKind.Dispatched);

        var mails = await _mail.MailsAsync();
        Assert.Equal(
            ["Dispatched", "Packed", "Accepted", "Payment Confirmed", "Received"],
            mails.Select(mail => Word(mail.Subject)));
        Assert.All(mails, mail => Assert.Equal(["ann@example.org"], mail.To));
        var dispatched = await _mail.ReadAsync(mails[0].Number);
        var row = (await RowsAsync(order)).Single(told => told.Kind is OrderEventKind.Dispatched).Row;
        Assert.Equal($"delivery-{row.Id}@shop.example", dispatched.MessageId);
        Assert.StartsWith(dispatched.Subject, dispatched.Text, StringComparison.Ordinal);
        Assert.Contains("You get this mail because you ordered", dispatched.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", dispatched.Text, StringComparison.Ordinal);
        Assert.Contains($"{dispatched.Subject}</h1>", dispatched.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_failed_is_tried_again_in_the_chat_where_the_button_leads()
    {
        using var bot = _shop.AsBot();
        (await bot.SendAsync(HttpMethod.Put, "/bot/name", "TeaShopBot")).Dispose();
        var order = await OrderAsync("dan@example.org");
        await _shop.MoveAsync(order, PaymentFailed);

        await SentAsync(order, OrderEventKind.PaymentFailed);

        var mail = await _mail.ReadAsync((await _mail.MailsAsync())[0].Number);
        Assert.Contains("Try again: https://t.me/TeaShopBot", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_out_of_order_gets_the_same_letter_later_and_later_news_wait_behind_it()
    {
        await _mail.InjectAsync(new FaultRule(Code: 451, Text: "try again later"));
        var order = await OrderAsync("bob@example.org");
        await _shop.MoveAsync(order, PaymentReceived);

        await SentAsync(order, OrderEventKind.PaymentConfirmed);

        Assert.Equal(["Payment Confirmed", "Received"], (await _mail.MailsAsync()).Select(mail => Word(mail.Subject)));
        var first = (await RowsAsync(order)).Single(told => told.Kind is OrderEventKind.Received).Row;
        Assert.Equal((DeliveryState.Sent, 2), (first.State, first.Attempts));
    }

    [Fact]
    public async Task More_letters_than_connections_wait_in_the_queue_and_not_in_a_lease()
    {
        await _mail.InjectAsync(new FaultRule(DelayMs: 300, Count: null));
        var orders = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            orders.Add(await OrderAsync($"c{i}@example.org"));
        }

        await using var db = _shop.OpenDb();
        var most = 0;
        await Deadline.UntilAsync(async () =>
        {
            most = Math.Max(most, await db.Deliveries.CountAsync(
                row => row.Channel == Channel.Email && row.State == DeliveryState.Sending, Ct));
            return await db.Deliveries.CountAsync(
                row => row.Channel == Channel.Email && row.State == DeliveryState.Sent, Ct) == orders.Count;
        }, "all are sent");
        Assert.InRange(most, 1, 4); // two on their way, and two whose outcome is being written
    }

    [Fact]
    public async Task An_address_that_is_gone_before_its_turn_is_said_so_and_nothing_is_sent()
    {
        await _mail.InjectAsync(new FaultRule(Code: 451, Text: "try again later"));
        var order = await OrderAsync("eve@example.org");
        await using var db = _shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.OrderId == order && row.Channel == Channel.Email && row.Attempts == 1
                && row.State == DeliveryState.Queued, Ct),
            "the first attempt failed");
        await db.Database.ExecuteSqlAsync($"update customers set email = null where email = 'eve@example.org'", Ct);

        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.OrderId == order && row.Channel == Channel.Email
                && row.Reason == SuppressionReason.NoAddress, Ct),
            "it is left out");
        Assert.DoesNotContain(await _mail.MailsAsync(), mail => mail.To.Contains("eve@example.org"));
    }

    private static string Word(string subject) =>
        new[] { "Received", "Payment Confirmed", "Accepted", "Packed", "Dispatched" }
            .SingleOrDefault(word => subject.Contains(word, StringComparison.Ordinal)) ?? subject;

    private async Task<Guid> OrderAsync(string email)
    {
        var customer = await _shop.NewCartAsync(await _shop.NewVariantAsync());
        await using (var db = _shop.OpenDb())
        {
            await db.Database.ExecuteSqlAsync($"update customers set email = {email} where id = {customer}", Ct);
        }

        return (await _shop.CheckOutAsync(customer)).Id;
    }

    private Task SentAsync(Guid order, OrderEventKind kind) => Deadline.UntilAsync(
        async () => (await RowsAsync(order)).Any(told => told.Kind == kind && told.Row.State is DeliveryState.Sent),
        $"the mail of {kind}");

    private async Task<List<(OrderEventKind Kind, Delivery Row)>> RowsAsync(Guid order)
    {
        await using var db = _shop.OpenDb();
        var rows = await db.Deliveries.AsNoTracking().Where(row => row.OrderId == order && row.Channel == Channel.Email)
            .Join(db.OrderEvents, row => row.EventId, told => told.Id, (row, told) => new { told.Kind, Row = row })
            .ToListAsync(Ct);
        return [.. rows.Select(found => (found.Kind, found.Row))];
    }
}
