using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

internal enum Card
{
    Valid,
    Declined,
}

internal enum PaymentOutcome
{
    Paid,

    /// <summary>The bot answered the pre-checkout or shipping query with an error.</summary>
    RefusedByBot,

    /// <summary>The bot did not answer in time.</summary>
    BotTimedOut,

    /// <summary>The bot agreed, then the bank said no: the bot hears no more of it.</summary>
    CardDeclined,

    /// <summary>This invoice is paid, or is being paid, already.</summary>
    AlreadyPaid,
}

/// <summary>What the customer fills into the pay sheet.</summary>
internal sealed record PaymentForm(Card Card, OrderInfo? OrderInfo, string? ShippingOptionId, long TipAmount);

internal sealed record PaymentResult(PaymentOutcome Outcome, string? Error, ChatMessage? Receipt, long? UpdateId);

/// <summary>Takes a customer through Telegram Payments: shipping query, pre-checkout query, charge, message.</summary>
internal sealed class PaymentDesk(World world, Inbox inbox, ChatLog log)
{
    public async Task<PaymentResult> PayAsync(
        CustomerChat chat, InvoiceTerms invoice, ChatMessage? invoiceMessage, PaymentForm form, CancellationToken ct)
    {
        if (!invoice.TryBegin())
        {
            return new PaymentResult(
                PaymentOutcome.AlreadyPaid, "This invoice has been paid, or is being paid.", null, null);
        }

        var paid = false;
        try
        {
            var result = await GoThroughAsync(chat, invoice, form, ct);
            paid = result.Outcome == PaymentOutcome.Paid;
            return result;
        }
        finally
        {
            invoice.End(paid);
            if (paid && invoiceMessage is not null)
            {
                lock (chat.Gate)
                {
                    log.Touch(invoiceMessage);
                }
            }
        }
    }

    private async Task<PaymentResult> GoThroughAsync(
        CustomerChat chat, InvoiceTerms invoice, PaymentForm form, CancellationToken ct)
    {
        var total = invoice.TotalAmount + form.TipAmount;
        var optionId = form.ShippingOptionId;
        if (invoice.IsFlexible && form.OrderInfo?.ShippingAddress is { } address)
        {
            var answer = await AskAsync(chat, shipping: true, id => new Update
            {
                ShippingQuery = new ShippingQuery(id, chat.User, invoice.Payload, address),
            }, ct);
            var option = answer?.Options.FirstOrDefault(option => optionId is null || option.Id == optionId);
            if (answer is not { Ok: true } || option is null)
            {
                return Failed(answer, "The shipping option is not offered.");
            }

            optionId = option.Id;
            total += option.Prices.Sum(price => price.Amount);
        }

        var asked = await AskAsync(chat, shipping: false, id => new Update
        {
            PreCheckoutQuery = new PreCheckoutQuery(id, chat.User, invoice.Currency, total, invoice.Payload)
            {
                ShippingOptionId = optionId,
                OrderInfo = form.OrderInfo,
            },
        }, ct);
        if (asked is not { Ok: true })
        {
            return Failed(asked, null);
        }

        return form.Card == Card.Declined
            ? new PaymentResult(PaymentOutcome.CardDeclined, "Your card was declined.", null, null)
            : Charge(chat, invoice, form, total, optionId);
    }

    private PaymentResult Charge(
        CustomerChat chat, InvoiceTerms invoice, PaymentForm form, long total, string? optionId)
    {
        var (receipt, updateId) = inbox.Deliver(chat, "payment", new Message
        {
            SuccessfulPayment = new SuccessfulPayment(invoice.Currency, total, invoice.Payload)
            {
                ShippingOptionId = optionId,
                OrderInfo = form.OrderInfo,
                TelegramPaymentChargeId = Identifiers.Opaque("tg_", 24),
                ProviderPaymentChargeId = Identifiers.Opaque("sim_", 12),
            },
        });
        return new PaymentResult(PaymentOutcome.Paid, null, receipt, updateId);
    }

    private async Task<PaymentAnswer?> AskAsync(
        CustomerChat chat, bool shipping, Func<string, Update> update, CancellationToken ct)
    {
        var id = Identifiers.Number();
        var question = new PaymentQuestion(shipping);
        chat.Bot.Questions[id] = question;
        lock (chat.Gate)
        {
            chat.Bot.Updates.Add(update(id));
        }

        try
        {
            return await question.Answer.WaitAsync(
                TimeSpan.FromSeconds(world.Options.PaymentSeconds), world.Clock, ct);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            chat.Bot.Questions.TryRemove(id, out _);
        }
    }

    private static PaymentResult Failed(PaymentAnswer? answer, string? otherwise) => answer is null
        ? new PaymentResult(PaymentOutcome.BotTimedOut, "The bot did not answer in time.", null, null)
        : new PaymentResult(PaymentOutcome.RefusedByBot, answer.Error ?? otherwise, null, null);
}
