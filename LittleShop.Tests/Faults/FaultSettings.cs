using System.Globalization;
using LittleShop.Tests.Fixtures;
using Npgsql;

namespace LittleShop.Tests.Faults;

/// <summary>What the processes of the fault tests find in their environment.</summary>
internal static class FaultSettings
{
    public static Dictionary<string, string> Api(FaultRig rig, Uri address, int postgresPort) =>
        new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ConnectionStrings__shop"] = new NpgsqlConnectionStringBuilder(rig.DatabaseConnection)
            {
                Port = postgresPort,
                MaxPoolSize = 30,
            }.ConnectionString,
            ["ConnectionStrings__cache"] = rig.Cache.ConnectionString,
            ["ServiceKeys__Admin"] = ShopHost.AdminKey,
            ["ServiceKeys__Bot"] = ShopHost.BotKey,
            ["Owner__Email"] = ShopHost.OwnerEmail,
            ["Owner__Password"] = ShopHost.Password,
            ["Demo__Enabled"] = "false",
            ["Jobs__Enabled"] = "false",
            ["Escalation__Enabled"] = "false",
            ["Canary__Enabled"] = "false",
            ["Shop__BankDetails"] = "Account 12345678",
            ["Outbound__AllowedHosts__0"] = "127.0.0.1",
            ["Deliveries__PollMilliseconds"] = "500",
        };

    public static Dictionary<string, string> Bot(string cache, int apiPort, int telegramPort) =>
        new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__cache"] = cache,
            ["services__api__http__0"] = $"http://127.0.0.1:{apiPort.ToString(CultureInfo.InvariantCulture)}",
            ["Api__Key"] = ShopHost.BotKey,
            ["Telegram__BotToken"] = SimulatedTelegram.Token,
            ["Telegram__ApiBaseUrl"] = $"http://127.0.0.1:{telegramPort.ToString(CultureInfo.InvariantCulture)}",
            ["Telegram__ChatBurst"] = "20",
            ["Telegram__OrdersAtOnce"] = "6", // all that a death leaves waiting for its lease to end

            // Most lives end before anything is worth being compiled a second time.
            ["DOTNET_TC_CallCountThreshold"] = "10000",
        };
}
