using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Shop;

/// <summary>Into the cart, out of it, more and less.</summary>
internal sealed class Carting(ShopfrontClient shop)
{
    public async Task<Turn> PutInAsync(PutInCart wanted, Visit visit, CancellationToken ct)
    {
        var found = await shop.GetProductAsync(wanted.Product, ct);
        if (found.Value?.Variants.FirstOrDefault(variant => variant.Id == wanted.Variant) is not { } variant)
        {
            return Sorry.ProductGone();
        }

        if (variant.Stock < wanted.Quantity)
        {
            return TooFew(found.Value, variant, visit);
        }

        var (cart, left) = await AddAsync(wanted.Variant, wanted.Quantity, visit, ct);
        if (!cart.Ok)
        {
            return Sorry.Refused(cart.Problem);
        }

        return left is { } some
            ? SoldMeanwhile(found.Value, variant with { Stock = some }, cart.Value, visit)
            : ChooseQuantity.Added(found.Value, variant, wanted.Quantity, cart.Value, visit.Memory.Products);
    }

    public async Task<Turn> OpenAsync(int page, Visit visit, CancellationToken ct) =>
        Show(await shop.GetCartAsync(visit.Customer.Id, ct), page);

    public async Task<Turn> AddOneAsync(AddOne wanted, Visit visit, CancellationToken ct)
    {
        var (cart, left) = await AddAsync(wanted.Variant, 1, visit, ct);
        return cart.Ok
            ? new Turn(new Browse(), ReviewCart.Page(cart.Value, wanted.Page))
            {
                Toast = left is { } some ? Left(some) : null,
            }
            : await ExplainAsync(cart.Problem, wanted.Page, visit, ct);
    }

    /// <summary>«One less» said twice is two less, but the same press handled twice is one less.</summary>
    public async Task<Turn> TakeOneAsync(TakeOne wanted, Visit visit, CancellationToken ct)
    {
        if (visit.Memory.Decided is not { } decision || decision.Update != visit.Key)
        {
            var now = await shop.GetCartAsync(visit.Customer.Id, ct);
            if (now.Value?.Lines.FirstOrDefault(line => line.VariantId == wanted.Variant) is not { } line)
            {
                return Show(now, wanted.Page);
            }

            decision = new(visit.Key, line.Quantity - 1);
            await visit.RememberAsync(decision, ct);
        }

        return await ChangeAsync(wanted.Variant, decision.Quantity, wanted.Page, visit, ct);
    }

    public Task<Turn> RemoveAsync(RemoveLine wanted, Visit visit, CancellationToken ct) =>
        ChangeAsync(wanted.Variant, 0, wanted.Page, visit, ct);

    public async Task<Turn> EmptyAsync(Visit visit, CancellationToken ct)
    {
        var emptied = await shop.EmptyCartAsync(visit.Customer.Id, ct);
        return emptied.Ok ? ReviewCart.Empty("🗑 Done.") : Sorry.Refused(emptied.Problem);
    }

    /// <summary>
    /// The product's page may be a little old, the cart never is: what is more than there is goes out again. Left: how
    /// many there are, where that was so.
    /// </summary>
    private async Task<(ApiAnswer<CartView> Cart, int? Left)> AddAsync(
        Guid variant, int quantity, Visit visit, CancellationToken ct)
    {
        var cart = await shop.AddToCartAsync(visit.Customer.Id, new(variant, quantity), visit.Key, ct);
        if (cart.Value?.Lines.FirstOrDefault(line => line.VariantId == variant) is not { } added
            || !ReviewCart.IsShort(added))
        {
            return (cart, null);
        }

        var left = Math.Clamp(added.InStock, 0, Limits.Quantity);
        return (await shop.ChangeCartLineAsync(visit.Customer.Id, variant, new(left), ct), left);
    }

    private async Task<Turn> ChangeAsync(Guid variant, int quantity, int page, Visit visit, CancellationToken ct)
    {
        var cart = await shop.ChangeCartLineAsync(visit.Customer.Id, variant, new(quantity), ct);
        return cart.Ok ? Show(cart, page) : await ExplainAsync(cart.Problem, page, visit, ct);
    }

    /// <summary>A refused change leaves the customer in front of the cart as it is, with the reason above it.</summary>
    private async Task<Turn> ExplainAsync(ApiProblem problem, int page, Visit visit, CancellationToken ct)
    {
        var cart = await shop.GetCartAsync(visit.Customer.Id, ct);
        return cart.Ok && problem.Status < 500
            ? ReviewCart.Page(cart.Value, page, $"⚠️ {Html.Text(problem.Message, 500)}")
            : Sorry.Refused(problem);
    }

    private static Turn Show(ApiAnswer<CartView> cart, int page) =>
        cart.Ok ? ReviewCart.Page(cart.Value, page) : Sorry.Refused(cart.Problem);

    private static Turn SoldMeanwhile(ProductDetail product, VariantView variant, CartView cart, Visit visit) =>
        variant.Stock > 0
            ? ChooseQuantity.Added(product, variant, variant.Stock, cart, visit.Memory.Products) with
            {
                Toast = Left(variant.Stock),
            }
            : TooFew(
                product with { Variants = [.. product.Variants.Select(v => v.Id == variant.Id ? variant : v)] },
                variant, visit);

    private static string Left(int count) => count switch
    {
        <= 0 => "Sorry, that has just been sold out.",
        1 => "Sorry, there is only 1 left.",
        _ => $"Sorry, there are only {count} left.",
    };

    private static Turn TooFew(ProductDetail product, VariantView variant, Visit visit)
    {
        var why = Left(variant.Stock);
        return visit.Memory.Step is ChooseQuantity asked && variant.Stock > 0
            ? new(asked, new(why + " How many would you like?", [Press.To("⬅️ Back", "g", product.Id, 0, 0)]))
            : new(new Browse(), product.Variants is [_]
                ? ShowProduct.Page(product, 0, 0, visit.Memory.Products)
                : ShowProduct.Variant(product, variant))
            {
                Toast = why,
            };
    }
}
