using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>Kills processes at named points, and starts them again.</summary>
internal sealed class Killer(FaultRig rig)
{
    /// <summary>Points of the bot's way to Telegram, of the Api's to Postgres, and of the Api's to a push service.</summary>
    public static IReadOnlyList<KillPoint> OfBot { get; } =
        [KillPoint.AfterClaim, KillPoint.BeforeWrite, KillPoint.AfterWrite, KillPoint.AfterResponse];

    public static IReadOnlyList<KillPoint> OfApi { get; } =
    [
        KillPoint.BeforeCommit, KillPoint.AfterCommit, KillPoint.BeforeWrite, KillPoint.AfterWrite,
        KillPoint.AfterResponse,
    ];

    /// <summary>Waits until the process passes the point, and kills it there.</summary>
    public Task KillBotAsync(KillPoint point) => point is KillPoint.AfterClaim
        ? KillAsync(rig.Bot, rig.ToApi, point, (fromClient, words) =>
            !fromClient && words.Contains("\"leaseToken\"") ? Passing.KillInstead : Passing.On)
        : KillAsync(rig.Bot, rig.ToTelegram, point, AtRequest(point, "/sendMessage"));

    public Task KillApiAsync(KillPoint point) => point switch
    {
        KillPoint.BeforeCommit => KillAsync(rig.Api, rig.ToPostgres, point, (fromClient, words) =>
            fromClient && words.Contains("COMMIT\0") ? Passing.KillInstead : Passing.On),
        KillPoint.AfterCommit => KillAsync(rig.Api, rig.ToPostgres, point, (fromClient, words) =>
            !fromClient && words.Contains("COMMIT\0") ? Passing.KillInstead : Passing.On),
        _ => KillAsync(rig.Api, rig.ToPush, point, AtRequest(point, "POST /push/")),
    };

    /// <summary>One request: dead before it is out, dead with it out, or dead when its answer is in.</summary>
    private static Func<bool, string, Passing> AtRequest(KillPoint point, string request)
    {
        var isOut = false;
        return (fromClient, words) =>
        {
            if (fromClient && words.Contains(request))
            {
                isOut = true;
                return point is KillPoint.BeforeWrite ? Passing.KillInstead : Passing.On;
            }

            return fromClient || !isOut ? Passing.On
                : point is KillPoint.AfterWrite ? Passing.KillInstead : Passing.KillAfter;
        };
    }

    private static async Task KillAsync(
        Victim victim, WatchedLink link, KillPoint point, Func<bool, string, Passing> look)
    {
        var struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Set(new WatchedLink.Watch(look, async () =>
        {
            await victim.KillAndRestartAsync();
            struck.TrySetResult();
        }));
        try
        {
            await struck.Task.WaitAsync(Deadline.In(seconds: 60));
        }
        catch (OperationCanceledException error)
        {
            throw new InvalidOperationException($"It never came to {point}: {victim.Output}", error);
        }
        finally
        {
            link.Set(null);
        }
    }
}
