using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace LittleShop.Tests.Faults;

/// <summary>A push service answers in every way there is: each device is dealt with by itself.</summary>
public sealed class PushOutageTests
{
    private static readonly HashSet<int> _nobody = [];

    [Fact]
    public async Task Each_answer_of_a_push_service_costs_what_it_must_and_nothing_else()
    {
        await using var rig = await FaultRig.StartAsync();
        await using var elsewhere = await FakePushService.StartAsync();
        var (staff, stories) = (new Staff(rig), new OrderStories(rig));
        var trap = elsewhere.NewBrowser("Elsewhere");
        var well = await staff.OwnersBrowserAsync("Well");
        var gone = await staff.OwnersBrowserAsync("Gone");
        var unknown = await staff.OwnersBrowserAsync("Unknown");
        var moved = await staff.OwnersBrowserAsync("Moved");
        var narrow = await staff.OwnersBrowserAsync("Narrow");
        gone.AnswerWith(410);
        unknown.AnswerWith(404);
        Once(moved, context => context.Response.Redirect(trap.Subscription.Endpoint, false, preserveMethod: true));
        Once(narrow, context => context.Response.StatusCode = 413);
        await stories.BeginAsync(customers: 4);
        await stories.TellOneAsync();
        var ledgers = new Ledgers(rig, staff);
        await ledgers.DrainAsync(seconds: 60);

        // Busy or out of order, a service is left alone for a while: all of its devices are.
        Once(well, context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "2";
        });
        await stories.TellOneAsync();
        await ledgers.DrainAsync(seconds: 60);
        Once(well, context => context.Response.StatusCode = 503);
        Once(narrow, context =>
        {
            context.Response.StatusCode = 500;
            context.Abort();
        });
        await stories.TellOneAsync();

        await ledgers.DrainAsync(seconds: 90);
        await stories.CheckAsync();
        await ledgers.CheckAsync(_nobody, staff.DeviceOf(gone), staff.DeviceOf(unknown), staff.DeviceOf(moved));
        Assert.Equal((1, 1, 0), (gone.Attempts, unknown.Attempts, trap.Attempts));
        Assert.Equal(3, await LeftAsync(rig));
        Assert.Equal((3 * 6) - 1, moved.Received.Count); // the one it was sent elsewhere with is refused for good
        Assert.Equal(3 * 6, narrow.Received.Count);
    }

    /// <summary>Answers the next message so, and then as it should.</summary>
    private static void Once(FakeBrowser browser, Action<HttpContext> answer) => browser.Answer = context =>
    {
        browser.Answer = null;
        answer(context);
        return Task.CompletedTask;
    };

    private static async Task<long> LeftAsync(FaultRig rig)
    {
        await using var command = rig.Db.CreateCommand("select count(*) from push_subscriptions where ended_at is null");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
