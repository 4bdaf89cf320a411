using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Payments;

namespace LittleShop.Tests.Simulator;

[SuppressMessage("Usage", "xUnit1051", Justification = "The client carries the test's token.")]
public sealed class PaymentTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;
    private TelegramBotClient _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync(null, ("PaymentSeconds", "2"));
        await _telegram.WithoutLimitsAsync();
        _chat = await _telegram.NewChatAsync();
        _bot = _telegram.NewBot();
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task Paying_asks_the_bot_first_and_then_tells_it()
    {
        var invoice = await SendInvoiceAsync();
        var paying = _chat.PayAsync(invoice);

        var query = (await NextAsync(update => update.PreCheckoutQuery is not null)).PreCheckoutQuery!;
        await _bot.AnswerPreCheckoutQuery(query.Id);
        var paid = await paying;
        var told = (await NextAsync(update => update.Message?.SuccessfulPayment is not null))
            .Message!.SuccessfulPayment!;

        Assert.Equal(("GBP", 4700, "order-1"), (query.Currency, query.TotalAmount, query.InvoicePayload));
        Assert.Equal(PaymentOutcome.Paid, paid.Outcome);
        Assert.Equal(("GBP", 4700, "order-1"), (told.Currency, told.TotalAmount, told.InvoicePayload));
        Assert.Equal(paid.Payment!.TelegramPaymentChargeId, told.TelegramPaymentChargeId);
        Assert.NotEmpty(told.ProviderPaymentChargeId);
        Assert.Equal("Pay £47.00", invoice.Buttons[0][0].Text);
        Assert.True((await _chat.MessagesAsync())[0].Invoice!.IsPaid);
    }

    [Fact]
    public async Task A_bot_that_refuses_or_sleeps_gets_no_money()
    {
        var invoice = await SendInvoiceAsync();

        var refused = _chat.PayAsync(invoice);
        var query = (await NextAsync(update => update.PreCheckoutQuery is not null)).PreCheckoutQuery!;
        await _bot.AnswerPreCheckoutQuery(query.Id, "Sold out");
        Assert.Equal((PaymentOutcome.RefusedByBot, "Sold out"), ((await refused).Outcome, (await refused).Error));

        var asleep = _chat.PayAsync(invoice);
        query = (await NextAsync(update => update.PreCheckoutQuery is not null)).PreCheckoutQuery!;
        Assert.Equal(PaymentOutcome.BotTimedOut, (await asleep).Outcome);
        var late = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.AnswerPreCheckoutQuery(query.Id));
        Assert.StartsWith("Bad Request: query is too old", late.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await _chat.MessagesAsync(), message => message.Payment is not null);
    }

    [Fact]
    public async Task A_declined_card_fails_after_the_bot_agreed_and_can_be_tried_again()
    {
        var invoice = await SendInvoiceAsync();

        Assert.Equal(PaymentOutcome.CardDeclined, (await PayAgreedAsync(invoice, Card.Declined)).Outcome);
        Assert.DoesNotContain(await _chat.MessagesAsync(), message => message.Payment is not null);
        Assert.Equal(PaymentOutcome.Paid, (await PayAgreedAsync(invoice, Card.Valid)).Outcome);
    }

    [Fact]
    public async Task An_invoice_is_paid_once_however_often_it_is_pressed()
    {
        var invoice = await SendInvoiceAsync();
        var first = _chat.PayAsync(invoice);
        var query = (await NextAsync(update => update.PreCheckoutQuery is not null)).PreCheckoutQuery!;

        using var second = await _telegram.Http.PostAsJsonAsync(
            $"/sim/chats/{_chat.Id}/pay", new { messageId = invoice.MessageId });
        await _bot.AnswerPreCheckoutQuery(query.Id);
        await first;

        Assert.Equal(409, (int)second.StatusCode);
        Assert.Single(await _chat.MessagesAsync(), message => message.Payment is not null);
    }

    [Fact]
    public async Task A_flexible_invoice_asks_for_shipping_first()
    {
        await _bot.SendInvoice(
            _chat.Id, "Order", "Two lamps", "order-1", "GBP", [new LabeledPrice("Lamps", 4200)], "test-provider",
            needShippingAddress: true, isFlexible: true);
        var paying = _chat.PayAsync((await _chat.MessagesAsync())[0]);

        var shipping = (await NextAsync(update => update.ShippingQuery is not null)).ShippingQuery!;
        var post = new ShippingOption { Id = "post", Title = "Post", Prices = [new LabeledPrice("Post", 300)] };
        await _bot.AnswerShippingQuery(shipping.Id, [post]);
        var query = (await NextAsync(update => update.PreCheckoutQuery is not null)).PreCheckoutQuery!;
        await _bot.AnswerPreCheckoutQuery(query.Id);

        Assert.Equal("Bath", shipping.ShippingAddress.City);
        Assert.Equal(("post", 4500), (query.ShippingOptionId, query.TotalAmount));
        Assert.Equal(4500, (await paying).Payment!.TotalAmount);
    }

    private async Task<MessageView> SendInvoiceAsync()
    {
        var sent = await _bot.SendInvoice(
            _chat.Id, "Order", "Two lamps", "order-1", "GBP",
            [new LabeledPrice("Lamps", 4200), new LabeledPrice("Post", 500)], "test-provider");
        return await _chat.WaitForMessageAsync(message => message.MessageId == sent.Id);
    }

    private async Task<Paid> PayAgreedAsync(MessageView invoice, Card card)
    {
        var paying = _chat.PayAsync(invoice, card);
        var query = (await NextAsync(update => update.PreCheckoutQuery is not null)).PreCheckoutQuery!;
        await _bot.AnswerPreCheckoutQuery(query.Id);
        return await paying;
    }

    /// <summary>Polls on until the wanted update comes; what was before is confirmed by it.</summary>
    private async Task<Update> NextAsync(Func<Update, bool> wanted)
    {
        var deadline = Deadline.In(10);
        while (true)
        {
            foreach (var update in await _bot.GetUpdates(_offset, timeout: 5, cancellationToken: deadline))
            {
                _offset = update.Id + 1;
                if (wanted(update))
                {
                    return update;
                }
            }
        }
    }

    private int? _offset;
}
