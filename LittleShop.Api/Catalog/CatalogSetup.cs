using LittleShop.Api.Caching;
using LittleShop.Api.Catalog.Import;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Data;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog;

internal static class CatalogSetup
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>Needs ShopDb, the Redis client and ShopOptions; uses Hangfire where it is registered.</summary>
        public void AddCatalog()
        {
            builder.Services.AddShopCache();
            builder.Services.AddOutbound();
            builder.Services.AddOptions<PhotoOptions>().BindConfiguration(PhotoOptions.Section).ValidateOnStart();
            builder.Services.AddSingleton<IValidateOptions<PhotoOptions>, PhotoOptionsValidator>();
            builder.Services.AddSingleton<PhotoFetcher>();
            builder.Services.AddSingleton<PhotoQueue>();
            builder.Services.AddScoped<PhotoJob>();
            builder.Services.AddScoped<PhotoSweep>();
            builder.Services.AddScoped<ImportWriter>();
            builder.Services.AddHostedService<DemoShop>();
        }
    }
}
