using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LittleShop.ServiceDefaults.Clients;

/// <summary>Begins with the connection string, so that Configure and PostConfigure work on what it says.</summary>
internal sealed class ParsedRedisOptions(
    StackExchangeRedisSettings settings,
    string connectionName,
    IEnumerable<IConfigureOptions<ConfigurationOptions>> setups,
    IEnumerable<IPostConfigureOptions<ConfigurationOptions>> postConfigures)
    : OptionsFactory<ConfigurationOptions>(setups, postConfigures)
{
    protected override ConfigurationOptions CreateInstance(string name) =>
        settings.ConnectionString is { Length: > 0 } connectionString
            ? ConfigurationOptions.Parse(connectionString)
            : throw new InvalidOperationException(
                $"ConnectionStrings:{connectionName} is missing: say where Redis is, for example "
                + $"ConnectionStrings__{connectionName}=\"127.0.0.1:6379,password=…\".");
}
