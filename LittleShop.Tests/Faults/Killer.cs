using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>Kills processes at named points and at random, and starts them again.</summary>
internal sealed class Killer(FaultRig rig)
{
    /// <summary>So many words pass it, from its start on, at most: chance chooses one of them.</summary>
    private const int MostWords = 40;

    /// <summary>A life gets something done before its end: so many messages at most.</summary>
    private const int MostDone = 8;

    private readonly Lock _one = new();
    private readonly Random _chance = new(7);

    /// <summary>Points of the bot's way to Telegram, and of the Api's to Postgres and to a push service.</summary>
    public static IReadOnlyList<KillPoint> OfBot { get; } =
    [
        KillPoint.AfterClaim, KillPoint.BeforeWrite, KillPoint.AfterWrite, KillPoint.AfterResponse,
        KillPoint.AnyMoment,
    ];

    public static IReadOnlyList<KillPoint> OfApi { get; } = Enum.GetValues<KillPoint>();

    /// <summary>Waits until the process passes the point, and kills it there.</summary>
    public Task KillAsync(BotVictim bot, KillPoint point)
    {
        Task Kill(int port) => bot.Process.KillAndRestartAsync();
        return point switch
        {
            KillPoint.AfterClaim => StrikeAsync(bot.Process, [bot.ToApi], point, Claimed("\"leaseToken\""), Kill),
            KillPoint.AnyMoment => StrikeAsync(
                bot.Process, [bot.ToApi, bot.ToTelegram, bot.ToCache], point, AnyMoment(), Kill),
            _ => StrikeAsync(bot.Process, [bot.ToTelegram], point, AtRequest(point, "/sendMessage"), Kill),
        };
    }

    public Task KillAsync(ApiVictim api, KillPoint point)
    {
        Task Kill(int port) => api.Process.KillAndRestartAsync();
        Task AtPostgres(Func<Func<bool, string, Passing>> look) =>
            StrikeAsync(api.Process, [api.ToPostgres], point, look, Kill);
        return point switch
        {
            KillPoint.BeforeCommit => AtPostgres(AtCommit(fromClient: true)),
            KillPoint.AfterCommit => AtPostgres(AtCommit(fromClient: false)),
            KillPoint.AfterClaim => AtPostgres(Claimed("/push/")),
            KillPoint.AnyMoment => AtPostgres(AnyMoment()),

            // Whichever of them is sending: they share the way to the push service.
            _ => StrikeAsync(api.Process, [rig.ToPush], point, AtRequest(point, "POST /push/"), port =>
                rig.Apis.First(one => SocketOwner.Is(one.Process.Id, port)).Process.KillAndRestartAsync()),
        };
    }

    private Func<Func<bool, string, Passing>> Claimed(string words)
    {
        var left = Next(MostDone / 4);
        return () => (fromClient, said) =>
            !fromClient && said.Contains(words, StringComparison.Ordinal) && Interlocked.Decrement(ref left) < 0
                ? Passing.StrikeInstead
                : Passing.On;
    }

    private static Func<Func<bool, string, Passing>> AtCommit(bool fromClient) => () => (byClient, said) =>
        byClient == fromClient && said.Contains("COMMIT\0", StringComparison.Ordinal)
            ? Passing.StrikeInstead
            : Passing.On;

    /// <summary>One request: dead before it is out, dead with it out, or dead when its answer is in.</summary>
    private Func<Func<bool, string, Passing>> AtRequest(KillPoint point, string request)
    {
        var left = Next(MostDone);
        return () =>
        {
            var isOut = false;
            return (fromClient, said) =>
            {
                if (fromClient && said.Contains(request, StringComparison.Ordinal))
                {
                    isOut = Interlocked.Decrement(ref left) < 0;
                    return isOut && point is KillPoint.BeforeWrite ? Passing.StrikeInstead : Passing.On;
                }

                return fromClient || !isOut ? Passing.On
                    : point is KillPoint.AfterWrite ? Passing.StrikeInstead : Passing.StrikeAfter;
            };
        };
    }

    private Func<Func<bool, string, Passing>> AnyMoment()
    {
        var left = Next(MostWords);
        return () => (_, _) => Interlocked.Decrement(ref left) == -1 ? Passing.StrikeInstead : Passing.On;
    }

    private int Next(int below)
    {
        lock (_one)
        {
            return _chance.Next(below);
        }
    }

    private static async Task StrikeAsync(
        Victim victim, WatchedLink[] links, KillPoint point, Func<Func<bool, string, Passing>> look,
        Func<int, Task> kill)
    {
        var struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = new WatchedLink.Watch(look, async port =>
        {
            try
            {
                await kill(port);
                struck.TrySetResult();
            }
            catch (Exception error)
            {
                struck.TrySetException(error);
            }
        });
        try
        {
            Array.ForEach(links, link => link.Set(watch));
            await struck.Task.WaitAsync(Deadline.In(seconds: 90));
        }
        catch (OperationCanceledException error)
        {
            throw new InvalidOperationException($"It never came to {point}: {victim.Output}", error);
        }
        finally
        {
            Array.ForEach(links, link => link.Set(null));
        }
    }
}
