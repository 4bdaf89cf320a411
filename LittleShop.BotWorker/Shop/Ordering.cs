using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Shop;

/// <summary>Orders after they were placed: looking, paying again, reviewing.</summary>
internal sealed class Ordering(ShopfrontClient shop)
{
    private const int RecentOrders = 10;

    public async Task<Turn> ListAsync(ListOrders wanted, Visit visit, CancellationToken ct)
    {
        var listing = wanted.Page > 0 && visit.Memory.Orders is { } last ? last : new Listing(null, null, [null], 0);
        listing = listing with { Page = Math.Clamp(wanted.Page, 0, listing.Cursors.Count - 1) };
        var found = await shop.ListOrdersAsync(
            visit.Customer.Id, listing.Cursors[listing.Page], ShowOrders.OnPage, ct);
        return found.Ok ? ShowOrders.Page(found.Value, listing) : Sorry.Refused(found.Problem);
    }

    public async Task<Turn> OpenAsync(OpenOrder wanted, Visit visit, CancellationToken ct)
    {
        var found = await shop.GetOrderAsync(visit.Customer.Id, wanted.Order, ct);
        return found.Ok ? ShowOrder.Page(found.Value) : Missing(found.Problem);
    }

    public async Task<Turn> PayAsync(PayForOrder wanted, Visit visit, CancellationToken ct)
    {
        var found = await shop.GetOrderAsync(visit.Customer.Id, wanted.Order, ct);
        if (!found.Ok)
        {
            return Missing(found.Problem);
        }

        switch (found.Value.Status)
        {
            case OrderStatus.PendingPayment:
                var options = await shop.GetPaymentOptionsAsync(ct);
                return PayOrder.Waiting(found.Value, options.Value?.Bank);

            case OrderStatus.PaymentFailed or OrderStatus.PaymentExpired:
                var again = await shop.RetryPaymentAsync(visit.Customer.Id, wanted.Order, visit.Key, ct);
                return again.Ok ? PayOrder.Again(again.Value) : Sorry.Refused(again.Problem);

            default:
                return PayOrder.NothingToPay(found.Value);
        }
    }

    public async Task<Turn> FindReviewableAsync(Visit visit, CancellationToken ct)
    {
        var recent = await shop.ListOrdersAsync(visit.Customer.Id, null, 100, ct);
        if (!recent.Ok)
        {
            return Sorry.Refused(recent.Problem);
        }

        var delivered = recent.Value.Items
            .Where(order => order.Status == OrderStatus.Delivered)
            .Take(RecentOrders);
        var orders = await Task.WhenAll(
            delivered.Select(order => shop.GetOrderAsync(visit.Customer.Id, order.Id, ct)));
        CustomerOrder[] open = [.. orders.Select(order => order.Value).OfType<CustomerOrder>().Where(o => !o.Reviewed)];
        return open is [var only] ? WriteReviewText.AskStars(only) : WriteReviewText.Choose(open);
    }

    public async Task<Turn> AskStarsAsync(AskStars wanted, Visit visit, CancellationToken ct)
    {
        var found = await shop.GetOrderAsync(visit.Customer.Id, wanted.Order, ct);
        return found.Ok ? WriteReviewText.AskStars(found.Value) : Missing(found.Problem);
    }

    public async Task<Turn> SaveReviewAsync(SaveReview wanted, Visit visit, CancellationToken ct)
    {
        var saved = await shop.WriteReviewAsync(
            visit.Customer.Id, new(wanted.Order, wanted.Stars, wanted.Text), ct);
        return saved.Ok ? WriteReviewText.Saved(wanted.Stars) : Missing(saved.Problem);
    }

    private static Turn Missing(ApiProblem problem) =>
        problem.Status == StatusCodes.Status404NotFound ? Sorry.NoSuchOrder() : Sorry.Refused(problem);
}
