using LittleShop.BotWorker.Conversation;
using LittleShop.BotWorker.Telegram;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.BotWorker.Shop;

/// <summary>From the cart to an order.</summary>
internal sealed class CheckingOut(ShopfrontClient shop, IOptions<TelegramOptions> telegram)
{
    public async Task<Turn> GoOnAsync(GoOn wanted, Step now, Visit visit, CancellationToken ct)
    {
        var cart = wanted.Answered is { } answer
            ? await shop.SetDeliveryAsync(visit.Customer.Id, answer, ct)
            : await shop.GetCartAsync(visit.Customer.Id, ct);
        if (!cart.Ok)
        {
            return new(now, Sorry.Refused(cart.Problem));
        }

        var takes = await TakesAsync(ct);
        return takes.Ok
            ? Checkout.NextQuestion(cart.Value, visit.Customer, wanted.Payment, takes.Value)
            : Sorry.Refused(takes.Problem);
    }

    public async Task<Turn> AskNameAsync(AskName wanted, Visit visit, CancellationToken ct)
    {
        var cart = await shop.GetCartAsync(visit.Customer.Id, ct);
        return GiveName.Ask(wanted.Payment, cart.Value?.RecipientName ?? visit.Customer.LastRecipient);
    }

    public async Task<Turn> AskAddressAsync(AskAddress wanted, Visit visit, CancellationToken ct)
    {
        var cart = await shop.GetCartAsync(visit.Customer.Id, ct);
        return GiveAddress.Ask(wanted.Payment, cart.Value?.Address ?? visit.Customer.LastAddress);
    }

    public async Task<Turn> AskShippingAsync(AskShipping wanted, CancellationToken ct)
    {
        var methods = await shop.ListShippingMethodsAsync(ct);
        return methods.Ok ? ChooseShipping.Ask(wanted.Payment, methods.Value) : Sorry.Refused(methods.Problem);
    }

    public async Task<Turn> AskPaymentAsync(CancellationToken ct)
    {
        var takes = await TakesAsync(ct);
        return takes.Ok ? ChoosePayment.Ask(takes.Value) : Sorry.Refused(takes.Problem);
    }

    public async Task<Turn> PlaceAsync(PlaceTheOrder wanted, Visit visit, CancellationToken ct)
    {
        var cart = await shop.GetCartAsync(visit.Customer.Id, ct);
        if (cart is { Ok: true, Value: { Ready: true } ready } && ready.Total.MinorUnits != wanted.Shown)
        {
            return ConfirmOrder.TotalChanged(ready, wanted.Payment);
        }

        // An empty cart is sent on as well: this very press may have placed the order before a crash.
        var placed = await shop.PlaceOrderAsync(visit.Customer.Id, new(wanted.Payment), visit.Key, ct);
        if (placed.Ok)
        {
            return PayOrder.Placed(placed.Value);
        }

        return cart.Ok && placed.Problem.Status == StatusCodes.Status409Conflict
            ? await AfterRefusalAsync(placed.Problem, wanted.Payment, visit, ct)
            : Sorry.Refused(placed.Problem);
    }

    /// <summary>Sold out or something missing: the reason, and the place where it can be mended.</summary>
    private async Task<Turn> AfterRefusalAsync(
        ApiProblem problem, PaymentMethod payment, Visit visit, CancellationToken ct)
    {
        var cart = await shop.GetCartAsync(visit.Customer.Id, ct);
        return cart.Value switch
        {
            null => Sorry.Refused(problem),
            { Lines: [] } => ReviewCart.Empty(Html.Text(problem.Message, 500)),
            var left when left.Lines.Any(ReviewCart.IsShort) =>
                ReviewCart.Page(left, 0, $"⚠️ {Html.Text(problem.Message, 500)}"),
            { Ready: true } left => ConfirmOrder.Show(left, payment, $"⚠️ {Html.Text(problem.Message, 500)}"),
            _ => new GoOn(payment),
        };
    }

    /// <summary>What the shop takes and this bot can do: card payments need the provider's token.</summary>
    private async Task<ApiAnswer<IReadOnlyList<PaymentMethod>>> TakesAsync(CancellationToken ct)
    {
        var options = await shop.GetPaymentOptionsAsync(ct);
        return new(
            options.Value is { } taken
                ? [.. taken.Methods.Where(m => m != PaymentMethod.Telegram || telegram.Value.TakesPayments)]
                : null,
            options.Problem);
    }
}
