using Hangfire;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>
/// Works on every photo that is due, whoever forgot to ask for it. Run it each minute, and after an import.
/// </summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class PhotoSweep(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Batch = 50;
    private const int AtOnce = 4; // fetching is waiting; decoding is one at a time anyway

    public async Task RunAsync(CancellationToken ct)
    {
        while (await DueAsync(ct) is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(
                due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, WorkAsync);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var now = clock.GetUtcNow();
        return await db.Photos
            .Where(photo => photo.State == PhotoState.Pending && (photo.NotBefore == null || photo.NotBefore <= now))
            .OrderBy(photo => photo.NotBefore).ThenBy(photo => photo.Position).ThenBy(photo => photo.Id)
            .Select(photo => photo.Id)
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async ValueTask WorkAsync(Guid photoId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PhotoJob>().RunAsync(photoId, ct);
    }
}
