using LittleShop.Api.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Tests.Fixtures;

/// <summary>Brings the empty template up to date, once a run; every test's database is a copy of it.</summary>
internal static class TemplateDatabase
{
    /// <summary>Must leave no connection open: Postgres copies a template only while nobody uses it.</summary>
    public static async Task MigrateAsync(string connectionString)
    {
        await using (var db = Open(connectionString))
        {
            await db.Database.MigrateAsync();
        }

        NpgsqlConnection.ClearAllPools();
    }

    public static ShopDb Open(string connectionString) =>
        new(new DbContextOptionsBuilder<ShopDb>().UseNpgsql(connectionString).UseShopModel().Options);
}
