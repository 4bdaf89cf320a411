using System.Collections.Concurrent;
using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Bot.Telegram.Pacing;

public sealed class SendGateTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SendGate _gate;

    public SendGateTests() =>
        _gate = new(new LocalPlaces(_clock, new(PerSecond: 10, ChatBurst: 2)), _clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_all_chats_no_more_go_than_the_rate_allows()
    {
        var sent = Send(Enumerable.Range(1, 40).Select(chat => (long)chat));

        await AtOnceAsync(3, sent); // a quarter of a second's worth may come at once
        await PassAsync(TimeSpan.FromSeconds(1));
        await ExactlyAsync(13, sent);
        await PassAsync(TimeSpan.FromSeconds(2.8));
        await ExactlyAsync(40, sent);
    }

    [Fact]
    public async Task One_chat_gets_one_a_second_after_a_small_burst()
    {
        var sent = Send([1, 1, 1, 1]);

        await AtOnceAsync(2, sent);
        await PassAsync(TimeSpan.FromSeconds(1.1));
        await ExactlyAsync(3, sent);
        await PassAsync(TimeSpan.FromSeconds(1));
        await ExactlyAsync(4, sent);
    }

    [Fact]
    public async Task A_chat_that_was_quiet_has_its_burst_again()
    {
        Send([1, 1]);
        await PassAsync(TimeSpan.FromSeconds(10));

        await AtOnceAsync(2, Send([1, 1, 1]));
    }

    [Fact]
    public async Task An_answer_goes_before_the_notifications_that_wait()
    {
        Send(Enumerable.Range(1, 5).Select(chat => (long)chat));
        var notifications = Send(Enumerable.Range(10, 20).Select(chat => (long)chat));
        await SettleAsync();

        var answer = _gate.WaitAsync(99, SendPriority.Reply, Ct);
        await PassAsync(TimeSpan.FromMilliseconds(350));

        // Before it go only those who had their place when it came: the five, and whoever booked the next one ahead.
        await LateAsync(() => answer.IsCompleted, "the answer");
        Assert.InRange(notifications.Count(task => task.IsCompleted), 0, 1);
    }

    [Fact]
    public async Task Replies_go_before_order_messages_and_those_before_broadcasts()
    {
        var places = new SeenPlaces(new LocalPlaces(_clock, new(PerSecond: 10, ChatBurst: 2)));
        var gate = new SendGate(places, _clock);
        Task[] all =
        [
            .. Enumerable.Range(10, 9).Select(chat => gate.WaitAsync(chat, SendPriority.Broadcast, Ct)),
            .. Enumerable.Range(20, 8).Select(chat => gate.WaitAsync(chat, SendPriority.Order, Ct)),
            .. Enumerable.Range(30, 8).Select(chat => gate.WaitAsync(chat, SendPriority.Reply, Ct)),
        ];
        await LateAsync(() => Array.TrueForAll(all, task => task.IsCompleted), "all", seconds: 3);

        // The first places were booked before the others came.
        List<SendPriority> rest = [.. places.Given.SkipWhile(priority => priority != SendPriority.Reply)];
        Assert.Equal(rest.Order(), rest);
        Assert.True(rest.Count >= 15, $"only {rest.Count} of 25 waited for the replies");
    }

    [Fact]
    public async Task Who_cannot_wait_for_the_end_of_a_pause_is_told_at_once()
    {
        await _gate.PauseAsync(TimeSpan.FromSeconds(35));

        var impatient = await Task.WhenAll(Enumerable.Range(1, 40).Select(chat =>
            _gate.TryWaitAsync(chat, SendPriority.Broadcast, TimeSpan.FromSeconds(12), Ct)));
        var patient = _gate.TryWaitAsync(50, SendPriority.Broadcast, TimeSpan.FromSeconds(60), Ct);
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.All(impatient, Assert.False);
        Assert.False(patient.IsCompleted);
    }

    [Fact]
    public async Task Patience_ends_when_it_ends()
    {
        Send(Enumerable.Range(1, 60).Select(chat => (long)chat));

        var late = _gate.TryWaitAsync(99, SendPriority.Broadcast, TimeSpan.FromSeconds(1), Ct);
        await PassAsync(TimeSpan.FromSeconds(1.1));

        await LateAsync(() => late.IsCompleted, "the end of its patience");
        Assert.False(await late);
    }

    [Fact]
    public async Task While_the_bot_is_told_to_wait_nothing_goes()
    {
        await _gate.PauseAsync(TimeSpan.FromSeconds(5));
        var sent = Send([1, 2, 3]);
        var edit = _gate.WaitForPauseAsync(Ct);

        await PassAsync(TimeSpan.FromSeconds(4));
        Assert.DoesNotContain(sent, task => task.IsCompleted);
        Assert.False(edit.IsCompleted);

        await PassAsync(TimeSpan.FromSeconds(1.2));
        await ExactlyAsync(3, sent);
        await LateAsync(() => edit.IsCompleted, "the edit");
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_nobodys_place()
    {
        Send(Enumerable.Range(1, 5).Select(chat => (long)chat));
        using var giveUp = new CancellationTokenSource();
        List<Task> given =
            [.. Enumerable.Range(10, 10).Select(chat => _gate.WaitAsync(chat, SendPriority.Order, giveUp.Token))];
        await giveUp.CancelAsync();

        var next = _gate.WaitAsync(50, SendPriority.Order, Ct);
        await PassAsync(TimeSpan.FromMilliseconds(300));

        await LateAsync(() => next.IsCompleted, "the next");
        await LateAsync(() => given.TrueForAll(task => task.IsCanceled), "those who gave up");
    }

    private List<Task> Send(IEnumerable<long> chats) =>
        [.. chats.Select(chat => _gate.WaitAsync(chat, SendPriority.Order, Ct))];

    private static async Task AtOnceAsync(int count, List<Task> sent)
    {
        await Deadline.UntilAsync(() => Done(sent) >= count, $"{count} are through");
        await SettleAsync();
        Assert.Equal(count, Done(sent));
    }

    /// <summary>On a busy machine a timer begins late on a clock that runs without it; never too early.</summary>
    private async Task ExactlyAsync(int count, List<Task> sent)
    {
        await LateAsync(() => Done(sent) >= count, $"{count} are through");
        Assert.Equal(count, Done(sent));
    }

    private Task LateAsync(Func<bool> holds, string what, double seconds = 2)
    {
        var latest = _clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        return Deadline.UntilAsync(
            async () =>
            {
                await SettleAsync();
                if (!holds() && _clock.GetUtcNow() < latest)
                {
                    _clock.Advance(TimeSpan.FromMilliseconds(10));
                }

                return holds();
            },
            what);
    }

    private static int Done(List<Task> sent) => sent.Count(task => task.IsCompleted);

    private async Task PassAsync(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(10);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            _clock.Advance(step);
            await SettleAsync();
        }
    }

    /// <summary>Lets everything that can run now run: continuations are queued, the clock stands still.</summary>
    private static async Task SettleAsync()
    {
        for (var turn = 0; turn < 10; turn++)
        {
            await Task.Run(() => { }, Ct);
            await Task.Yield();
        }
    }

    /// <summary>In which order places were given; what runs then is for the thread pool to say.</summary>
    private sealed class SeenPlaces(LocalPlaces places) : IPlaces
    {
        public ConcurrentQueue<SendPriority> Given { get; } = new();

        public TimeSpan PauseLeft => places.PauseLeft;

        public async Task<IReadOnlyList<Place>> ReserveAsync(IReadOnlyList<PlaceRequest> requests)
        {
            var answers = await places.ReserveAsync(requests);
            foreach (var (request, answer) in requests.Zip(answers).Where(pair => pair.Second.Kind == PlaceKind.Given))
            {
                Given.Enqueue(request.Priority);
            }

            return answers;
        }

        public Task PauseAsync(TimeSpan span) => places.PauseAsync(span);

        public Task<TimeSpan> PauseLeftAsync() => places.PauseLeftAsync();
    }
}
