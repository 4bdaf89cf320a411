using LittleShop.Api.Catalog.Categories;
using LittleShop.Api.Catalog.Import;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Catalog.Products;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace LittleShop.Api.Catalog;

internal static class CatalogEndpoints
{
    private const int Form = 64 * 1024; // around an uploaded file

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>What is on the shelves, and who may change it.</summary>
        public void MapCatalog()
        {
            var shelves = routes.MapGroup("").WithTags("Catalog").RequireAuthorization(Policies.Shopfront);
            shelves.MapGet("/categories", ListCategories.Handle).WithName(nameof(ListCategories));
            shelves.MapGet("/products", ListProducts.Handle).WithName(nameof(ListProducts));
            shelves.MapGet("/products/{id:guid}", GetProduct.Handle).WithName(nameof(GetProduct));
            shelves.MapGet("/photos/{id:guid}", GetPhoto.Handle).WithName(nameof(GetPhoto));

            var store = routes.MapGroup("").WithTags("Catalog").RequireAuthorization(Policies.Pack);
            store.MapPut("/variants/{id:guid}/stock", CountStock.Handle).WithName(nameof(CountStock));

            var manage = routes.MapGroup("").WithTags("Catalog").RequireAuthorization(Policies.Manage);
            manage.MapPost("/categories", AddCategory.Handle).WithName(nameof(AddCategory));
            manage.MapPut("/categories/{id:guid}", EditCategory.Handle).WithName(nameof(EditCategory));
            manage.MapDelete("/categories/{id:guid}", RemoveCategory.Handle).WithName(nameof(RemoveCategory));
            manage.MapPost("/products", AddProduct.Handle).WithName(nameof(AddProduct));
            manage.MapPost("/products/import", ImportProducts.Handle).WithName(nameof(ImportProducts))
                .TakesFile(ImportProducts.FileBytes);
            manage.MapPut("/products/{id:guid}", EditProduct.Handle).WithName(nameof(EditProduct));
            manage.MapDelete("/products/{id:guid}", ArchiveProduct.Handle).WithName(nameof(ArchiveProduct));
            manage.MapPost("/products/{id:guid}/photos", AddPhoto.Handle).WithName(nameof(AddPhoto))
                .TakesFile(Limits.PhotoBytes);
            manage.MapPut("/products/{id:guid}/photos/order", OrderPhotos.Handle).WithName(nameof(OrderPhotos));
            manage.MapDelete("/photos/{id:guid}", RemovePhoto.Handle).WithName(nameof(RemovePhoto));
            manage.MapPost("/photos/{id:guid}/retry", RetryPhoto.Handle).WithName(nameof(RetryPhoto));
        }
    }

    /// <summary>The caller comes by a bearer token, never by a cookie: there is nothing to forge.</summary>
    private static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route, int bytes) => route
        .DisableAntiforgery()
        .WithFormOptions(multipartBodyLengthLimit: bytes + Form)
        .WithMetadata(new RequestSizeLimitAttribute(bytes + Form));
}
