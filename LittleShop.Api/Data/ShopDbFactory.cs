using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LittleShop.Api.Data;

/// <summary>What the migration tool uses: the model needs no server to be compared with the last migration.</summary>
internal sealed class ShopDbFactory : IDesignTimeDbContextFactory<ShopDb>
{
    public ShopDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<ShopDb>().UseNpgsql("Host=localhost;Database=shop").UseShopModel().Options);
}

internal static class ShopModel
{
    extension<TBuilder>(TBuilder options)
        where TBuilder : DbContextOptionsBuilder
    {
        /// <summary>How every ShopDb is configured, whoever makes it.</summary>
        public TBuilder UseShopModel()
        {
            options.UseSnakeCaseNamingConvention();
            return options;
        }
    }
}
