namespace LittleShop.Contracts;

/// <summary>Categories, products and stock. Photos and imports, which send files, are in a file of their own.</summary>
public sealed class CatalogClient(ApiCaller api)
{
    public Task<ApiAnswer<IReadOnlyList<CategorySummary>>> ListCategoriesAsync(CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<CategorySummary>>("categories", ct);

    /// <param name="id">Null for a new category.</param>
    public Task<ApiAnswer<CategorySummary>> SaveCategoryAsync(Guid? id, SaveCategory category, CancellationToken ct) =>
        id is null
            ? api.SendAsync<CategorySummary>(HttpMethod.Post, "categories", category, ct)
            : api.SendAsync<CategorySummary>(HttpMethod.Put, $"categories/{id}", category, ct);

    public Task<ApiAnswer<Done>> DeleteCategoryAsync(Guid id, uint version, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Delete, ApiPath.With($"categories/{id}", ("version", version)), null, ct);

    public Task<ApiAnswer<Page<ProductSummary>>> ListProductsAsync(
        Guid? categoryId, string? search, ProductStatus? status, string? after, CancellationToken ct) =>
        api.GetAsync<Page<ProductSummary>>(
            ApiPath.With("products", ("categoryId", categoryId), ("search", search), ("status", status),
                ("after", after)),
            ct);

    public Task<ApiAnswer<ProductDetail>> GetProductAsync(Guid id, CancellationToken ct) =>
        api.GetAsync<ProductDetail>($"products/{id}", ct);

    /// <param name="id">Null for a new product.</param>
    public Task<ApiAnswer<ProductDetail>> SaveProductAsync(Guid? id, SaveProduct product, CancellationToken ct) =>
        id is null
            ? api.SendAsync<ProductDetail>(HttpMethod.Post, "products", product, ct)
            : api.SendAsync<ProductDetail>(HttpMethod.Put, $"products/{id}", product, ct);

    public Task<ApiAnswer<Done>> ArchiveProductAsync(Guid id, uint version, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Delete, ApiPath.With($"products/{id}", ("version", version)), null, ct);

    public Task<ApiAnswer<VariantView>> SetStockAsync(Guid variantId, SetStock stock, CancellationToken ct) =>
        api.SendAsync<VariantView>(HttpMethod.Put, $"variants/{variantId}/stock", stock, ct);
}
