using System.Diagnostics;
using LittleShop.Api.Caching;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Catalog;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Caching;

public sealed class ShopCacheTests(PostgresServer postgres, CacheServer cache)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_through_one_copy_is_seen_through_the_other_at_once()
    {
        await using var shop = await OpenAsync(cache);
        await using var other = new ApiFactory(
            shop.DatabaseConnection, cache.ConnectionString, new Dictionary<string, string?>());
        using var there = shop.AsBot();
        there.BaseAddress = other.Address;
        await other.Services.GetRequiredService<CacheBroadcast>().Listening.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        var category = await shop.NewCategoryAsync("Before");
        await Deadline.UntilAsync(async () => (await NamesAsync(there)).Contains("Before"), "seen there");

        // Behind everybody's back: what is remembered is not read again.
        await using var db = shop.OpenDb();
        await db.Categories.ExecuteUpdateAsync(row => row.SetProperty(c => c.Name, "Unseen"), Ct);
        Assert.Equal(["Before"], await NamesAsync(there));

        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var version = (await db.Categories.AsNoTracking().SingleAsync(Ct)).Version;
        await manager.PutAsync<CategorySummary>($"/categories/{category.Id}", new SaveCategory("After", 1, version));

        await Deadline.UntilAsync(async () => (await NamesAsync(there)).Contains("After"), "told", seconds: 10);
    }

    [Fact]
    public async Task A_cache_that_dies_costs_no_request_and_no_wait()
    {
        await using var own = await CacheServer.StartNewAsync();
        await using var shop = await OpenAsync(own);
        using var bot = shop.AsBot();
        await shop.NewCategoryAsync("Alive");
        Assert.Equal(["Alive"], await NamesAsync(bot));

        await own.KillAsync();
        var watch = Stopwatch.StartNew();
        await shop.NewCategoryAsync("Mourning", 2);
        var product = await shop.NewProductAsync();
        var page = await bot.GetAsync<Page<ProductSummary>>("/products");
        var names = await NamesAsync(bot);

        Assert.Equal(["Alive", "Mourning"], names);
        Assert.Equal(product.Id, Assert.Single(page.Items).Id);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed.TotalSeconds:N1} s.");
    }

    [Fact]
    public async Task A_cache_that_comes_back_brings_nothing_old()
    {
        await using var own = await CacheServer.StartNewAsync();
        await using var shop = await OpenAsync(own);
        using var bot = shop.AsBot();
        await shop.NewCategoryAsync("First");
        await NamesAsync(bot);

        await own.KillAsync();
        await shop.NewCategoryAsync("Second", 2);
        await own.StartAsync();

        Assert.Equal(["First", "Second"], await NamesAsync(bot));
        await shop.NewCategoryAsync("Third", 3);
        Assert.Equal(["First", "Second", "Third"], await NamesAsync(bot));
    }

    [Fact]
    public async Task A_value_is_read_once_and_again_after_its_removal()
    {
        await using var shop = await OpenAsync(cache);
        var values = shop.Services.GetRequiredService<ShopCache>();
        await shop.Services.GetRequiredService<CacheBroadcast>().Listening.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        var reads = 0;

        var together = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync()));
        await values.RemoveAsync("test");
        var second = await AskAsync();
        await values.RemoveGroupAsync(CacheGroups.Statistics);
        var still = await AskAsync();
        await values.RemoveGroupAsync(CacheGroups.Push);
        var third = await AskAsync();

        Assert.All(together, value => Assert.Equal("read 1", value));
        Assert.Equal(("read 2", "read 2", "read 3"), (second, still, third));

        Task<string> AskAsync() => values.GetOrSetAsync(
            "test", CacheGroups.Push, TimeSpan.FromMinutes(5),
            (_, _) => Task.FromResult($"read {Interlocked.Increment(ref reads)}"), Ct).AsTask();
    }

    private async Task<ShopHost> OpenAsync(CacheServer server)
    {
        var shop = new ShopHost(postgres, server);
        await shop.InitializeAsync();
        return shop;
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient client) =>
        (await client.GetAsync<CategorySummary[]>("/categories")).Select(category => category.Name);
}
