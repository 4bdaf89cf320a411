using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Data;

/// <summary>Forgets idempotency keys after a week: nobody repeats a request for longer.</summary>
internal sealed class KeyCleanup(ShopDb db, TimeProvider clock)
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - _kept;
        await db.IdempotencyKeys.Where(key => key.At < before).ExecuteDeleteAsync(ct);
    }
}
