using System.Globalization;

namespace LittleShop.Benchmarks.Rig;

/// <summary>What each process finds in its environment, as the AppHost would say it.</summary>
internal static class RigSettings
{
    public static Dictionary<string, string> Api(ShopRig rig) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ConnectionStrings__shop"] = rig.Database,
        ["ConnectionStrings__cache"] = rig.Cache,
        ["ServiceKeys__Admin"] = ShopRig.AdminKey,
        ["ServiceKeys__Bot"] = ShopRig.BotKey,
        ["Owner__Email"] = ShopRig.OwnerEmail,
        ["Owner__Password"] = ShopRig.OwnerPassword,
        ["Database__MigrateAtStart"] = "true",
        ["Demo__Enabled"] = "false",
        ["Outbound__AllowedHosts__0"] = "127.0.0.1",
    };

    /// <summary>Development, because an unpublished admin finds its static files only there.</summary>
    public static Dictionary<string, string> Admin(ShopRig rig) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ConnectionStrings__cache"] = rig.Cache,
        ["services__api__http__0"] = rig.Api.ToString(),
        ["Api__Key"] = ShopRig.AdminKey,
    };

    public static Dictionary<string, string> Bot(ShopRig rig) => Bot(rig.Api, rig.Cache, rig.Simulator);

    public static Dictionary<string, string> Bot(Uri api, string cache, Uri simulator) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ConnectionStrings__cache"] = cache,
        ["services__api__http__0"] = api.ToString(),
        ["Api__Key"] = ShopRig.BotKey,
        ["Telegram__BotToken"] = ShopRig.BotToken,
        ["Telegram__ApiBaseUrl"] = simulator.ToString().TrimEnd('/'),
    };

    public static void AddMail(Dictionary<string, string> api, ShopRig rig)
    {
        api["Email__Host"] = "127.0.0.1";
        api["Email__Port"] = rig.SmtpPort.ToString(CultureInfo.InvariantCulture);
        api["Email__Security"] = "None";
        api["Email__From"] = "shop@example.org";
    }

    public static Dictionary<string, string> MailSink(ShopRig rig) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["MailSink__Folder"] = rig.MailFolder,
        ["MailSink__SmtpPort"] = rig.SmtpPort.ToString(CultureInfo.InvariantCulture),
    };

    public static Dictionary<string, string> Simulator() => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Simulator__BotToken"] = ShopRig.BotToken,
    };
}
