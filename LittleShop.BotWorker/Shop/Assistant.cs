using LittleShop.BotWorker.Conversation;

namespace LittleShop.BotWorker.Shop;

/// <summary>Carries a turn's errand to the shop and comes back with what to say.</summary>
internal sealed class Assistant(
    Browsing browsing, Carting carting, CheckingOut checkout, Ordering orders, Wishes wishes, AdminDesk admins)
{
    public async Task<Turn> RunAsync(Turn turn, Visit visit, CancellationToken ct)
    {
        while (turn.Do is { } errand)
        {
            turn = await DoAsync(errand, turn.Next, visit, ct);
        }

        return turn;
    }

    private Task<Turn> DoAsync(Errand errand, Step now, Visit visit, CancellationToken ct) => errand switch
    {
        ListCategories wanted => browsing.CategoriesAsync(wanted, ct),
        ListProducts wanted => browsing.ProductsAsync(wanted, visit, ct),
        FindAgain wanted => browsing.FindAgainAsync(wanted, visit, ct),
        OpenProduct wanted => browsing.ProductAsync(wanted, visit, ct),
        OpenVariant wanted => browsing.VariantAsync(wanted, ct),

        PutInCart wanted => carting.PutInAsync(wanted, visit, ct),
        OpenCart wanted => carting.OpenAsync(wanted.Page, visit, ct),
        AddOne wanted => carting.AddOneAsync(wanted, visit, ct),
        TakeOne wanted => carting.TakeOneAsync(wanted, visit, ct),
        RemoveLine wanted => carting.RemoveAsync(wanted, visit, ct),
        EmptyTheCart => carting.EmptyAsync(visit, ct),

        GoOn wanted => checkout.GoOnAsync(wanted, now, visit, ct),
        AskName wanted => checkout.AskNameAsync(wanted, visit, ct),
        AskAddress wanted => checkout.AskAddressAsync(wanted, visit, ct),
        AskShipping wanted => checkout.AskShippingAsync(wanted, ct),
        AskPayment => checkout.AskPaymentAsync(ct),
        PlaceTheOrder wanted => checkout.PlaceAsync(wanted, visit, ct),

        ListOrders wanted => orders.ListAsync(wanted, visit, ct),
        OpenOrder wanted => orders.OpenAsync(wanted, visit, ct),
        PayForOrder wanted => orders.PayAsync(wanted, visit, ct),
        FindReviewable => orders.FindReviewableAsync(visit, ct),
        AskStars wanted => orders.AskStarsAsync(wanted, visit, ct),
        SaveReview wanted => orders.SaveReviewAsync(wanted, visit, ct),

        OpenSettings wanted => wishes.OpenAsync(wanted, visit, ct),
        ChangeSettings wanted => wishes.ChangeAsync(wanted.Change, visit, ct),
        Unsubscribe => wishes.UnsubscribeAsync(visit, ct),

        LinkAdminChat wanted => admins.LinkAsync(wanted, visit, ct),
        TakeNotice wanted => admins.AcknowledgeAsync(wanted, visit, ct),
        _ => throw new InvalidOperationException($"Nobody runs the errand {errand.GetType().Name}."),
    };
}
