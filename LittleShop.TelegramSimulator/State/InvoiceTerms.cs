using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>What a bot asks money for, and how far the customer has come with paying it.</summary>
internal sealed record InvoiceTerms
{
    private int _state;

    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Payload { get; init; }
    public required string Currency { get; init; }
    public required IReadOnlyList<LabeledPrice> Prices { get; init; }
    public string StartParameter { get; init; } = "";
    public string? PhotoUrl { get; init; }
    public long MaxTipAmount { get; init; }
    public bool NeedName { get; init; }
    public bool NeedPhoneNumber { get; init; }
    public bool NeedEmail { get; init; }
    public bool NeedShippingAddress { get; init; }
    public bool IsFlexible { get; init; }

    public long TotalAmount => Prices.Sum(price => price.Amount);
    public bool IsPaid => Volatile.Read(ref _state) == 2;

    /// <summary>Only one payment of an invoice runs at a time, and only one ever succeeds.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    public void End(bool paid) => Volatile.Write(ref _state, paid ? 2 : 0);
}

/// <summary>A query that the bot has to answer before the payment may go on.</summary>
internal sealed class PaymentQuestion(bool shipping)
{
    private readonly TaskCompletionSource<PaymentAnswer> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Shipping { get; } = shipping;
    public Task<PaymentAnswer> Answer => _answer.Task;

    public bool TryAnswer(PaymentAnswer answer) => _answer.TrySetResult(answer);
}

internal sealed record PaymentAnswer(bool Ok, string? Error, IReadOnlyList<ShippingOption> Options);
