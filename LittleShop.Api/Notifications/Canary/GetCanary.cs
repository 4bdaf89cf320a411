using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>When each channel was last proven to work.</summary>
internal static class GetCanary
{
    public static async Task<Ok<CanaryReport>> Handle(
        NpgsqlDataSource database, IOptions<CanaryOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var entries = await CanaryLog.LatestAsync(database, ct);
        var now = clock.GetUtcNow();
        List<CanaryChannel> channels =
        [
            .. Enum.GetValues<Channel>().Select(channel => CanaryWords.Of(
                channel, entries.Find(entry => entry.Channel == channel), options.Value.ChatId is not null, now)),
        ];
        var inUse = channels.Where(channel => channel.SetUp).ToList();
        DateTimeOffset? next = options.Value.Enabled
            ? entries is [] ? now : entries.Max(entry => entry.CreatedAt).AddMinutes(options.Value.EveryMinutes)
            : null;
        return TypedResults.Ok(new CanaryReport(
            inUse.TrueForAll(channel => channel.ProvenAt is not null) ? inUse.Min(channel => channel.ProvenAt) : null,
            channels, next));
    }
}

/// <summary>A manager wants the proof now.</summary>
internal static class RunCanary
{
    public static async Task<NoContent> Handle(CanaryRound round, CancellationToken ct)
    {
        await round.RunAsync(ct);
        return TypedResults.NoContent();
    }
}
