using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Categories;

internal static class AddCategory
{
    public static async Task<Results<Created<CategorySummary>, ProblemHttpResult>> Handle(
        SaveCategory save, ShopDb db, ShopCache cache, CancellationToken ct)
    {
        var name = CleanText.Line(save.Name);
        var category = new Category { Name = name, Slug = Slugs.Of(name), Position = save.Position };
        db.Add(category);
        return await EditCategory.SaveAsync(category, db, cache, ct) is { } refusal
            ? refusal
            : TypedResults.Created($"/categories/{category.Id}", await EditCategory.ViewAsync(category.Id, db, ct));
    }
}

internal static class EditCategory
{
    public static async Task<Results<Ok<CategorySummary>, NotFound, ProblemHttpResult>> Handle(
        Guid id, SaveCategory save, ShopDb db, ShopCache cache, CancellationToken ct)
    {
        if (await db.Categories.FindAsync([id], ct) is not { } category)
        {
            return TypedResults.NotFound();
        }

        if (category.Version != save.Version)
        {
            return Problems.Stale();
        }

        category.Name = CleanText.Line(save.Name);
        category.Slug = Slugs.Of(category.Name);
        category.Position = save.Position;
        return await SaveAsync(category, db, cache, ct) is { } refusal
            ? refusal
            : TypedResults.Ok(await ViewAsync(id, db, ct));
    }

    public static async Task<ProblemHttpResult?> SaveAsync(
        Category category, ShopDb db, ShopCache cache, CancellationToken ct)
    {
        if (category.Name.Length == 0)
        {
            return Problems.Invalid("name", "A category needs a name.");
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error.IsDuplicate)
        {
            return Problems.Conflict(
                "name-taken", $"There is a category «{category.Name}» already. Choose another name.");
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return null;
    }

    public static Task<CategorySummary> ViewAsync(Guid id, ShopDb db, CancellationToken ct) =>
        db.Categories.Where(category => category.Id == id).ToSummaries(db).SingleAsync(ct);
}

internal static class RemoveCategory
{
    /// <summary>Its products stay, without a category.</summary>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, uint version, ShopDb db, ShopCache cache, CancellationToken ct)
    {
        var removed = await db.Categories
            .Where(category => category.Id == id && category.Version == version)
            .ExecuteDeleteAsync(ct);
        if (removed == 0)
        {
            return await db.Categories.AnyAsync(category => category.Id == id, ct)
                ? Problems.Stale()
                : TypedResults.NotFound();
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return TypedResults.NoContent();
    }
}
