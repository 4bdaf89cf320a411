using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Data;

internal static class Transactions
{
    extension(ShopDb db)
    {
        /// <summary>
        /// All or nothing, repeated as a whole where the connection broke or another writer won; it therefore reads
        /// what it changes itself. Commits unless <paramref name="work"/> throws.
        /// </summary>
        public Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken ct) =>
            db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var result = await work();
                await transaction.CommitAsync(ct);
                return result;
            });
    }

    extension(DbUpdateException error)
    {
        public bool IsDuplicate => error.InnerException is PostgresException { SqlState: "23505" };

        /// <summary>It names a row that is gone.</summary>
        public bool IsDangling => error.InnerException is PostgresException { SqlState: "23503" };
    }
}
