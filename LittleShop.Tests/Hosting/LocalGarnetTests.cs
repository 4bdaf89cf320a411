using LittleShop.Tests.Fixtures;
using StackExchange.Redis;

namespace LittleShop.Tests.Hosting;

public sealed class LocalGarnetTests
{
    [Fact]
    public async Task What_it_was_told_survives_a_kill()
    {
        await using var server = await CacheServer.StartNewAsync();
        await using (var before = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString))
        {
            await before.GetDatabase().StringSetAsync("basket", "two mugs");
        }

        await server.KillAsync();
        await server.StartAsync();

        await using var after = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        Assert.Equal("two mugs", await after.GetDatabase().StringGetAsync("basket"));
    }

    [Fact]
    public async Task It_runs_scripts()
    {
        await using var server = await CacheServer.StartNewAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);

        var answer = await redis.GetDatabase().ScriptEvaluateAsync("return redis.call('INCR', KEYS[1])", ["hits"]);

        Assert.Equal(1, (int)answer);
    }

    [Fact]
    public async Task Without_the_password_nothing_is_told()
    {
        await using var server = await CacheServer.StartNewAsync();
        var stranger = ConfigurationOptions.Parse(server.ConnectionString);
        stranger.Password = "guess";
        stranger.AbortOnConnectFail = true;
        (stranger.ConnectRetry, stranger.ConnectTimeout) = (1, 2_000);

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(stranger));
    }
}
