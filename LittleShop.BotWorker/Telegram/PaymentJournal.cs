using System.Text.Json;
using LittleShop.Contracts;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Money that Telegram says has come; Payload is the order's id as the bill carried it.</summary>
internal sealed record ArrivedPayment(SeeCustomer Customer, string Payload, RecordPayment Payment);

internal enum Recorded
{
    Yes,

    /// <summary>Taken, but the order is cancelled or refunded already.</summary>
    TooLate,
    Refused,
    NotNow,
}

/// <summary>Payments are written down before they are recorded at the shop, and struck out after.</summary>
internal sealed partial class PaymentJournal(
    IConnectionMultiplexer redis, ITelegramBotClient bot, ShopfrontClient shop, TimeProvider clock,
    ILogger<PaymentJournal> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    private RedisKey Key => $"bot:{bot.BotId}:payments";

    public async Task<bool> KeepAsync(ArrivedPayment payment, CancellationToken ct)
    {
        try
        {
            await redis.GetDatabase().HashSetAsync(
                Key, payment.Payment.TelegramChargeId, JsonSerializer.Serialize(payment, ApiJson.Options))
                .WaitAsync(ct);
            return true;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogNotKept(error.Message);
            return false;
        }
    }

    public async Task<Recorded> RecordAsync(ArrivedPayment payment, CancellationToken ct)
    {
        try
        {
            var customer = await shop.SeeCustomerAsync(payment.Customer, ct);
            if (!customer.Ok || !Guid.TryParse(payment.Payload, out var order))
            {
                return customer.Problem?.Status >= 500 ? Recorded.NotNow : Recorded.Refused;
            }

            var taken = await shop.RecordPaymentAsync(customer.Value.Id, order, payment.Payment, ct);
            if (!taken.Ok)
            {
                return taken.Problem.Status >= 500 ? Recorded.NotNow : Recorded.Refused;
            }

            await StrikeOutAsync(payment);
            return taken.Value.Status is OrderStatus.Cancelled or OrderStatus.Refunded
                ? Recorded.TooLate
                : Recorded.Yes;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogNotRecorded(error, payment.Payment.TelegramChargeId);
            return Recorded.NotNow;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var entry in await redis.GetDatabase().HashGetAllAsync(Key).WaitAsync(stoppingToken))
                {
                    var kept = (string)entry.Value!;
                    if (JsonSerializer.Deserialize<ArrivedPayment>(kept, ApiJson.Options) is { } payment)
                    {
                        await RecordAsync(payment, stoppingToken);
                    }
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogRoundFailed(error.Message); // what is written down stays; the next round tries it again
            }
        }
    }

    /// <summary>Not struck out costs nothing: recording the same charge again changes nothing.</summary>
    private async Task StrikeOutAsync(ArrivedPayment payment)
    {
        try
        {
            await redis.GetDatabase().HashDeleteAsync(Key, payment.Payment.TelegramChargeId);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogNotKept(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The payment journal could not be written: {Reason}")]
    private partial void LogNotKept(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Payment {Charge} is not recorded yet; it is tried again")]
    private partial void LogNotRecorded(Exception error, string charge);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The payment journal could not be read: {Reason}")]
    private partial void LogRoundFailed(string reason);
}
