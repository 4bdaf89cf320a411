using LittleShop.Api.Catalog;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Data.Demo;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Data;

/// <summary>
/// Fills an empty catalogue where <c>Demo:Enabled</c> says so (default in development). The products are there before
/// the first request; their pictures are drawn in the background.
/// </summary>
internal sealed partial class DemoShop(
    IServiceScopeFactory scopes, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock,
    ILogger<DemoShop> logger)
    : BackgroundService
{
    private const long OneSeedAtATime = 7_240_032;

    private bool _seeded;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue("Demo:Enabled", environment.IsDevelopment()))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            _seeded = await db.InTransactionAsync(() => SeedAsync(db, cancellationToken), cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_seeded)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PhotoSweep>().RunAsync(stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            LogUndrawn(error); // they stay pending, and the sweep of the background jobs draws them
        }
    }

    private async Task<bool> SeedAsync(ShopDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneSeedAtATime})", ct);
        if (await db.Products.AnyAsync(ct) || await db.Categories.AnyAsync(ct))
        {
            return false;
        }

        var categories = DemoProducts.All.Select(product => product.Category).Distinct()
            .Select((name, at) => new Category { Name = name, Slug = Slugs.Of(name), Position = at + 1 })
            .ToDictionary(category => category.Name);
        db.AddRange(categories.Values);
        var now = clock.GetUtcNow();
        db.AddRange(DemoProducts.All.Select(product => Make(product, categories[product.Category].Id, now)));
        await db.SaveChangesAsync(ct);
        LogSeeded(DemoProducts.All.Count);
        return true;
    }

    private static Product Make(DemoProduct demo, Guid categoryId, DateTimeOffset now)
    {
        var product = new Product
        {
            CategoryId = categoryId,
            Title = demo.Title,
            Slug = Slugs.Of(demo.Title),
            Description = demo.Description,
            Vendor = "LittleShop",
            Tags = ["demo"],
            OptionNames = [.. demo.OptionNames],
            Status = ProductStatus.Active,
            CreatedAt = now,
            UpdatedAt = now,
        };
        product.Variants.AddRange(demo.Variants.Select((variant, at) => new Variant
        {
            Position = at + 1,
            Options = [.. variant.Options],
            Price = variant.Price,
            CompareAt = variant.CompareAt,
            Stock = variant.Stock,
        }));
        product.Photos.Add(
            new Photo { Position = 1, Alt = demo.Title, SourceUrl = DemoDrawings.Scheme + demo.Picture });
        return product;
    }

    [LoggerMessage(LogLevel.Information, "The demo shop is open, with {Count} products; Demo:Enabled=false prevents it")]
    private partial void LogSeeded(int count);

    [LoggerMessage(LogLevel.Warning, "The demo shop's pictures were not all drawn; they follow")]
    private partial void LogUndrawn(Exception error);
}
