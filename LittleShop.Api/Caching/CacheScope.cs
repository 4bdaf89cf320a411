using Npgsql;

namespace LittleShop.Api.Caching;

/// <summary>Where a shop's values stand in Redis: shops with databases of their own may share one cache.</summary>
internal sealed class CacheScope(NpgsqlDataSource database)
{
    public string Prefix { get; } =
        $"littleshop:{new NpgsqlConnectionStringBuilder(database.ConnectionString).Database}:cache:";
}
