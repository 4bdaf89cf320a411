using LittleShop.ServiceDefaults;
using Npgsql;

namespace LittleShop.Tests.ServiceDefaults;

public sealed class PostgresDefaultsTests
{
    [Fact]
    public void Statements_are_planned_once_and_sessions_kept()
    {
        var complete = new NpgsqlConnectionStringBuilder(
            PostgresDefaults.Complete("Host=127.0.0.1;Username=shop;Password='a b;c';Database=shop"));

        Assert.Equal((100, true, 24), (complete.MaxAutoPrepare, complete.NoResetOnClose, complete.MaxPoolSize));
        Assert.Equal(("127.0.0.1", "a b;c"), (complete.Host, complete.Password));
    }

    [Fact]
    public void What_the_connection_string_says_stays()
    {
        var complete = new NpgsqlConnectionStringBuilder(
            PostgresDefaults.Complete("Host=127.0.0.1;max auto prepare=0;No Reset On Close=false;maximum pool size=7"));

        Assert.Equal((0, false, 7), (complete.MaxAutoPrepare, complete.NoResetOnClose, complete.MaxPoolSize));
    }
}
