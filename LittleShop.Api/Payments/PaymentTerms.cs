using LittleShop.Api.Orders;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Payments;

/// <summary>Which payments the shop takes, how long it waits for them, and where bank transfers go.</summary>
internal sealed class PaymentTerms(IOptions<ShopOptions> options)
{
    private readonly ShopOptions _shop = options.Value;

    public BankDetails? Bank => _shop.BankDetails.Length > 0
        ? new BankDetails(_shop.BankAccountName, _shop.BankDetails)
        : null;

    public bool Takes(PaymentMethod method) =>
        method == PaymentMethod.Telegram ? _shop.TelegramPayments : Bank is not null;

    public TimeSpan TimeToPay(PaymentMethod method) => method == PaymentMethod.Telegram
        ? TimeSpan.FromMinutes(_shop.TelegramPayMinutes)
        : TimeSpan.FromHours(_shop.BankPayHours);

    public PaymentOptions Options => new(
        [.. Enum.GetValues<PaymentMethod>().Where(Takes)], Bank, _shop.Currency);

    public PlacedOrder Placed(Order order) => Placed(
        order.Id, order.Status, order.In(order.Total), order.ItemCount, order.PaymentMethod,
        order.PayBy ?? order.PlacedAt + TimeToPay(order.PaymentMethod));

    public PlacedOrder Placed(
        Guid id, OrderStatus status, Money total, int items, PaymentMethod method, DateTimeOffset payBy) =>
        new(id, OrderNumber.Of(id), status, total, items, method, payBy,
            method == PaymentMethod.BankTransfer ? Bank : null);
}
