using System.Globalization;
using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Payments;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Telegram Payments: answers «may this be paid?» in time, and never loses money that came.</summary>
internal sealed partial class PaymentDesk(
    ITelegramBotClient bot, ShopfrontClient shop, PaymentJournal journal, Replies replies, TimeProvider clock,
    ILogger<PaymentDesk> logger)
{
    private const int LongestReason = 200;

    // Telegram waits ten seconds. The shop gets eight of them, the way back two.
    private static readonly TimeSpan _shopDeadline = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _answerDeadline = TimeSpan.FromSeconds(1.8);

    public async Task AnswerAsync(PreCheckoutQuery question, CancellationToken ct)
    {
        var reason = await FindObjectionAsync(question, ct);
        using var deadline = new CancellationTokenSource(_answerDeadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            await bot.AnswerPreCheckoutQuery(question.Id, reason, both.Token);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogNotAnswered(error.Message); // nothing was charged: the customer can press again
        }
    }

    /// <summary>Records the money at the shop; false where it could neither be recorded nor written down.</summary>
    public async Task<bool> TakeAsync(long chatId, User from, SuccessfulPayment money, CancellationToken ct)
    {
        var payment = new ArrivedPayment(
            Incoming.Customer(chatId, from), money.InvoicePayload,
            new(
                Money.FromMinorUnits(money.TotalAmount, money.Currency),
                money.TelegramPaymentChargeId,
                money.ProviderPaymentChargeId));
        var kept = await journal.KeepAsync(payment, ct);
        switch (await journal.RecordAsync(payment, ct))
        {
            case Recorded.Yes:
                return true; // the shop's own message «Payment Confirmed» is the answer

            case Recorded.TooLate:
                await SayAsync(chatId, "Your payment arrived, but the order no longer waits for it. Nothing is lost: "
                    + "the shop has been told and will settle it with you.", ct);
                return true;

            case Recorded.Refused:
                LogRefused(payment.Payment.TelegramChargeId, payment.Payload);
                await SayAsync(chatId, "Your payment arrived, but I could not match it to an order. Please tell the "
                    + $"shop this payment number: {Html.Code(payment.Payment.TelegramChargeId)}", ct);
                return true;

            default:
                if (kept)
                {
                    await SayAsync(chatId, "🙏 Your payment arrived safely. The shop is not answering me just now; "
                        + "you will get the confirmation as soon as it does.", ct);
                }

                return kept;
        }
    }

    private async Task<string?> FindObjectionAsync(PreCheckoutQuery question, CancellationToken ct)
    {
        if (!Guid.TryParse(question.InvoicePayload, CultureInfo.InvariantCulture, out var order))
        {
            return "This bill is not from our shop. Please open your order with /orders and pay from there.";
        }

        using var deadline = new CancellationTokenSource(_shopDeadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            var customer = await shop.SeeCustomerAsync(
                Incoming.Customer(question.From.Id, question.From), both.Token);
            if (!customer.Ok)
            {
                return Reason(customer.Problem);
            }

            var check = await shop.CheckPaymentAsync(
                customer.Value.Id, order, new(Money.FromMinorUnits(question.TotalAmount, question.Currency)),
                both.Token);
            return check.Ok ? null : Reason(check.Problem);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogNotChecked(error, order);
            return "The shop isn't answering right now. Nothing was charged; please try again in a minute.";
        }
    }

    private static string Reason(ApiProblem problem) => problem.Status switch
    {
        StatusCodes.Status404NotFound => "I can't find that order. Please open it with /orders and pay from there.",
        >= 500 => "The shop isn't answering right now. Nothing was charged; please try again in a minute.",
        _ => Html.Cut(problem.Message, LongestReason),
    };

    private Task SayAsync(long chatId, string html, CancellationToken ct) =>
        replies.ShowAsync(chatId, new(html, [Press.Orders, Press.Menu]), null, ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A pre-checkout question could not be answered: {Reason}")]
    private partial void LogNotAnswered(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The payment of order {Order} could not be checked")]
    private partial void LogNotChecked(Exception error, Guid order);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The Api refused payment {Charge} of order {Order}: money came "
        + "that belongs to no order")]
    private partial void LogRefused(string charge, string order);
}
