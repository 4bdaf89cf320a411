using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Products;

internal static class AddProduct
{
    public static async Task<Results<Created<ProductDetail>, ProblemHttpResult>> Handle(
        SaveProduct save, ShopDb db, ShopCache cache, IOptions<ShopOptions> shop, TimeProvider clock,
        CancellationToken ct)
    {
        if (ProductRules.WhyNot(save, shop.Value.Currency) is { } problem)
        {
            return Problems.Invalid("product", problem);
        }

        if (save.Variants.Any(variant => variant.Id is not null))
        {
            return EditProduct.UnknownVariant();
        }

        var slug = Slugs.Of(save.Title);
        var taken = await db.Products.Where(other => other.Slug.StartsWith(slug)).Select(other => other.Slug)
            .ToListAsync(ct);
        var now = clock.GetUtcNow();
        var product = new Product
        {
            Title = "",
            Slug = Slugs.Free(slug, taken),
            CreatedAt = now,
            UpdatedAt = now,
        };
        product.Apply(save, now);
        db.Add(product);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error.IsDuplicate)
        {
            return Problems.Conflict("slug-taken", "Somebody just added a product of this name. Try once more.");
        }
        catch (DbUpdateException error) when (error.IsDangling)
        {
            return EditProduct.UnknownCategory();
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return TypedResults.Created(
            $"/products/{product.Id}", await EditProduct.ViewAsync(product.Id, db, shop.Value.Currency, ct));
    }
}

internal static class EditProduct
{
    public static async Task<Results<Ok<ProductDetail>, NotFound, ProblemHttpResult>> Handle(
        Guid id, SaveProduct save, ShopDb db, ShopCache cache, IOptions<ShopOptions> shop, TimeProvider clock,
        CancellationToken ct)
    {
        if (ProductRules.WhyNot(save, shop.Value.Currency) is { } problem)
        {
            return Problems.Invalid("product", problem);
        }

        Results<Ok<ProductDetail>, NotFound, ProblemHttpResult>? refusal;
        try
        {
            refusal = await db.InTransactionAsync(() => ApplyAsync(id, save, db, clock.GetUtcNow(), ct), ct);
        }
        catch (DbUpdateException error) when (error.IsDangling)
        {
            return UnknownCategory();
        }

        if (refusal is not null)
        {
            return refusal;
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return TypedResults.Ok(await ViewAsync(id, db, shop.Value.Currency, ct));
    }

    private static async Task<Results<Ok<ProductDetail>, NotFound, ProblemHttpResult>?> ApplyAsync(
        Guid id, SaveProduct save, ShopDb db, DateTimeOffset now, CancellationToken ct)
    {
        var locked = await db.Products.FromSql($"select *, xmin from products where id = {id} for update")
            .ToListAsync(ct);
        if (locked is not [var product])
        {
            return TypedResults.NotFound();
        }

        if (product.Version != save.Version)
        {
            return Problems.Stale();
        }

        // Locked in the order of their ids, as every writer of stock does. A sale meanwhile waits; it loses nothing.
        await db.Variants
            .FromSql($"select *, xmin from variants where product_id = {id} order by id for update")
            .LoadAsync(ct);
        if (!product.Apply(save, now))
        {
            return UnknownVariant();
        }

        await db.SaveChangesAsync(ct);
        return null;
    }

    public static async Task<ProductDetail> ViewAsync(Guid id, ShopDb db, string currency, CancellationToken ct) =>
        (await db.Products.Where(product => product.Id == id).ToDetailAsync(db.Categories, currency, ct))!;

    public static ProblemHttpResult UnknownVariant() => Problems.Invalid(
        "variant", "A variant of this product does not exist any more. Look at the product again.");

    public static ProblemHttpResult UnknownCategory() => Problems.Invalid(
        "category", "That category does not exist any more. Choose another one.");
}
