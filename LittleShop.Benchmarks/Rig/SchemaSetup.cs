using LittleShop.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Benchmarks.Rig;

/// <summary>The shop's tables, for benchmarks that need no Api process.</summary>
internal static class SchemaSetup
{
    public static async Task RunAsync(string connectionString, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<ShopDb>().UseNpgsql(connectionString).UseShopModel().Options;
        await using var db = new ShopDb(options);
        await db.Database.MigrateAsync(ct);
    }
}
