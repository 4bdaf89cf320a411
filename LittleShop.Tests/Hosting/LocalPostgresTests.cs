using LittleShop.Tests.Fixtures;
using Npgsql;

namespace LittleShop.Tests.Hosting;

public sealed class LocalPostgresTests(PostgresServer postgres)
{
    [Fact]
    public async Task Each_caller_gets_a_database_of_its_own()
    {
        await using var one = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());
        await using var other = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());

        await one.CreateCommand("CREATE TABLE mine (id int)")
            .ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1L, await CountAsync(one));
        Assert.Equal(0L, await CountAsync(other));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" };
        await using var stranger = NpgsqlDataSource.Create(connectionString);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => stranger.OpenConnectionAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database) =>
        (long)(await database.CreateCommand("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'")
            .ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
}
