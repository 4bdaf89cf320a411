using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Canary;

/// <summary>Rounds of the canary, and what is waited for in them.</summary>
internal static class CanaryRounds
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task RunAsync(HttpClient admin)
    {
        using var answer = await admin.SendAsync(HttpMethod.Post, "/notifications/canary/run", null);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    public static async Task<CanaryChannel> ProvenAsync(HttpClient admin, Channel channel)
    {
        CanaryChannel? found = null;
        await Deadline.UntilAsync(
            async () =>
            {
                var report = await admin.GetAsync<CanaryReport>("/notifications/canary");
                found = report.Channels.Single(one => one.Channel == channel);
                return found.ShownAfter is not null;
            },
            $"{channel} proven", seconds: 30);
        return found!;
    }

    /// <summary>A push that was on its way when it is made dead by hand would be shown, and alive again.</summary>
    public static Task<int> DeadStaysDeadAsync(LittleShop.Api.Data.ShopDb db) => db.Database.ExecuteSqlRawAsync(
        """
        create or replace function keep_dead() returns trigger language plpgsql as 'begin return null; end';
        create trigger dead_stays_dead before update on deliveries for each row
            when (old.state = 'Dead' and old.channel = 'WebPush') execute function keep_dead();
        """,
        Ct);
}
