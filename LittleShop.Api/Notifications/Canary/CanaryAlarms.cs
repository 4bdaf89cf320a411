using System.Globalization;
using LittleShop.Api.Notifications.Reachability;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>What the canary has to say to people. Many rounds and many processes say the same thing once.</summary>
internal sealed partial class CanaryAlarms(
    NpgsqlDataSource database, Wakeup wakeup, DeliveryNews live, IOptions<CanaryOptions> options,
    ILogger<CanaryAlarms> logger)
{
    /// <summary>Once for each time that a channel stops, however many rounds fail until it works again.</summary>
    public Task FailedAsync(CanaryEntry entry, CancellationToken ct) => TellAsync(
        $"🚨 {entry.Channel} does not work",
        $"The shop's own test order did not come through. {entry.Answer ?? "No answer came."}",
        $"canary-{entry.Channel}-{Key(entry.ProvenAt)}", ct);

    /// <summary>Rounds are due and nobody begins them: no channel is proven, and perhaps no job runs.</summary>
    public Task StoppedAsync(DateTimeOffset? last, CancellationToken ct) => TellAsync(
        "🚨 The shop's test order has stopped",
        string.Create(
            CultureInfo.InvariantCulture,
            $"One is due every {options.Value.EveryMinutes} minutes, the last was placed {Words(last)}. ")
        + "Whether messages arrive is not proven any more, and other jobs of the shop may have stopped with it.",
        $"canary-stopped-{Key(last)}", ct);

    private async Task TellAsync(string title, string body, string key, CancellationToken ct)
    {
        var written = await NoticeFanOut.WriteAsync(
            database, NoticeKind.Alarm, title, body, "/", "shop", key,
            NoticeTo.ManagersAndOwners with { Channels = ReachabilityAlarm.Everything }, ct);
        if (written is not null)
        {
            LogAlarm(title, body);
            wakeup.Signal();
            live.Changed();
        }
    }

    private static string Key(DateTimeOffset? at) =>
        at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "never";

    private static string Words(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("'on' yyyy-MM-dd 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "never";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Title}: {Body}")]
    private partial void LogAlarm(string title, string body);
}
