using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

public enum PaymentMethod
{
    /// <summary>Telegram Payments: sendInvoice, pre_checkout_query, successful_payment.</summary>
    Telegram,

    /// <summary>The customer sends the money by bank; an admin confirms that it came.</summary>
    BankTransfer,
}

/// <summary>Asked by pre_checkout_query: may this order be paid with this amount now? 409 says why not.</summary>
public sealed record CheckPayment(Money Amount);

/// <summary>Money that came through Telegram (successful_payment). Repeating a charge id changes nothing.</summary>
public sealed record RecordPayment(
    Money Amount,
    [property: Required, MaxLength(200)] string TelegramChargeId,
    [property: Required, MaxLength(200)] string ProviderChargeId);

/// <summary>How to pay by bank: shown to the customer with the order's number as the reference.</summary>
public sealed record BankDetails(string AccountName, string Details);

/// <summary>What the shop takes: the methods switched on, and the bank details where transfers are one.</summary>
public sealed record PaymentOptions(IReadOnlyList<PaymentMethod> Methods, BankDetails? Bank, string Currency);
