using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Import;

/// <summary>
/// Stores a checked file in one transaction. Products are known by their handle; one that is there becomes what the
/// file says, except for its stock, which the shop counts itself, and for pictures that were uploaded here.
/// </summary>
internal sealed class ImportWriter(ShopDb db, TimeProvider clock)
{
    private const long OneImportAtATime = 7_240_031;

    public Task<ImportReport> WriteAsync(List<ImportedProduct> products, CancellationToken ct) =>
        db.InTransactionAsync(() => StoreAsync(products, ct), ct);

    private async Task<ImportReport> StoreAsync(List<ImportedProduct> products, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneImportAtATime})", ct);
        var categories = await CategoriesAsync(products, ct);
        var known = await KnownAsync([.. products.Select(product => product.Handle)], ct);
        var now = clock.GetUtcNow();
        var photos = 0;
        db.ChangeTracker.AutoDetectChangesEnabled = false; // once at the end, not for each of thousands
        foreach (var wanted in products)
        {
            var product = known.GetValueOrDefault(wanted.Handle) ?? Add(wanted, now);
            var categoryId = wanted.Category is { } name ? categories[Slugs.Of(name)] : (Guid?)null;
            photos += product.Apply(wanted, categoryId);
        }

        var updated = Touch(now);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return new ImportReport(
            products.Count - known.Count, updated, products.Sum(product => product.Variants.Count), photos,
            Notes(known.Count, updated));
    }

    private Product Add(ImportedProduct wanted, DateTimeOffset now)
    {
        var product = new Product { Title = wanted.Title, Slug = wanted.Handle, CreatedAt = now, UpdatedAt = now };
        db.Add(product);
        return product;
    }

    private async Task<Dictionary<string, Product>> KnownAsync(string[] handles, CancellationToken ct)
    {
        // Locked in the order of their ids, as every writer of stock does. A sale meanwhile waits.
        var products = await db.Products
            .FromSql($"select *, xmin from products where slug = any({handles}) order by id for update")
            .ToListAsync(ct);
        var ids = products.Select(product => product.Id).ToArray();
        await db.Variants
            .FromSql($"select *, xmin from variants where product_id = any({ids}) order by id for update")
            .LoadAsync(ct);
        await db.Photos.Where(photo => ids.Contains(photo.ProductId)).LoadAsync(ct);
        return products.ToDictionary(product => product.Slug);
    }

    private async Task<Dictionary<string, Guid>> CategoriesAsync(List<ImportedProduct> products, CancellationToken ct)
    {
        var known = await db.Categories.ToDictionaryAsync(category => category.Slug, category => category.Id, ct);
        var position = await db.Categories.MaxAsync(category => (int?)category.Position, ct) ?? 0;
        foreach (var name in products.Select(product => product.Category).OfType<string>())
        {
            var slug = Slugs.Of(name);
            if (!known.ContainsKey(slug))
            {
                var category = new Category { Name = name, Slug = slug, Position = Math.Min(++position, 9999) };
                db.Add(category);
                known[slug] = category.Id;
            }
        }

        return known;
    }

    // Only what really changed counts as updated: importing the same file again changes nothing.
    private int Touch(DateTimeOffset now)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries()
            .Where(entry => entry.State is not EntityState.Unchanged)
            .Select(entry => entry.Entity switch
            {
                Product product => product.Id,
                Variant variant => variant.ProductId,
                Photo photo => photo.ProductId,
                _ => Guid.Empty,
            })
            .ToHashSet();
        var updated = db.ChangeTracker.Entries<Product>()
            .Where(entry => entry.State is not EntityState.Added && changed.Contains(entry.Entity.Id)).ToList();
        foreach (var entry in updated)
        {
            entry.Property(product => product.UpdatedAt).CurrentValue = now;
        }

        return updated.Count;
    }

    private static List<string> Notes(int known, int updated)
    {
        var notes = new List<string>();
        if (known > 0)
        {
            notes.Add("Stock of variants that were here already was left as it is: the shop counts it itself.");
        }

        if (known > updated)
        {
            notes.Add($"{known - updated} products were here already, just as the file has them.");
        }

        return notes;
    }
}
