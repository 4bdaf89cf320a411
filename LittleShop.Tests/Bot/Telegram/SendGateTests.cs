using LittleShop.BotWorker.Telegram;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Bot.Telegram;

public sealed class SendGateTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SendGate _gate;

    public SendGateTests() =>
        _gate = new(_clock, Options.Create(new TelegramOptions { SendsPerSecond = 10, ChatBurst = 2 }));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Over_all_chats_no_more_go_than_the_rate_allows()
    {
        var sent = Send(Enumerable.Range(1, 40).Select(chat => (long)chat));

        await ExactlyAsync(5, sent); // half a second's worth may come at once
        await PassAsync(TimeSpan.FromSeconds(1.05));
        await ExactlyAsync(15, sent);
        await PassAsync(TimeSpan.FromSeconds(3));
        await ExactlyAsync(40, sent);
    }

    [Fact]
    public async Task One_chat_gets_one_a_second_after_a_small_burst()
    {
        var sent = Send([1, 1, 1, 1]);

        await ExactlyAsync(2, sent);
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

        await ExactlyAsync(2, Send([1, 1, 1]));
    }

    [Fact]
    public async Task An_answer_goes_before_the_notifications_that_wait()
    {
        Send(Enumerable.Range(1, 5).Select(chat => (long)chat));
        var notifications = Send(Enumerable.Range(10, 20).Select(chat => (long)chat));
        await SettleAsync();

        var answer = _gate.WaitAsync(99, urgent: true, Ct);
        await PassAsync(TimeSpan.FromMilliseconds(150));

        await answer.WaitAsync(Deadline.In(5));
        Assert.Equal(0, notifications.Count(task => task.IsCompleted));
    }

    [Fact]
    public async Task While_the_bot_is_told_to_wait_nothing_goes()
    {
        _gate.Pause(TimeSpan.FromSeconds(5));
        var sent = Send([1, 2, 3]);
        var edit = _gate.WaitForPauseAsync(Ct);

        await PassAsync(TimeSpan.FromSeconds(4));
        Assert.DoesNotContain(sent, task => task.IsCompleted);
        Assert.False(edit.IsCompleted);

        await PassAsync(TimeSpan.FromSeconds(1.2));
        await ExactlyAsync(3, sent);
        await edit.WaitAsync(Deadline.In(5));
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_nobodys_place()
    {
        Send(Enumerable.Range(1, 5).Select(chat => (long)chat));
        using var giveUp = new CancellationTokenSource();
        var given = Enumerable.Range(10, 10).Select(chat => _gate.WaitAsync(chat, false, giveUp.Token)).ToList();
        await giveUp.CancelAsync();

        var next = _gate.WaitAsync(50, false, Ct);
        await PassAsync(TimeSpan.FromMilliseconds(150));

        await next.WaitAsync(Deadline.In(5));
        Assert.All(given, task => Assert.True(task.IsCanceled));
    }

    private List<Task> Send(IEnumerable<long> chats) => [.. chats.Select(chat => _gate.WaitAsync(chat, false, Ct))];

    private static async Task ExactlyAsync(int count, List<Task> sent)
    {
        await Deadline.UntilAsync(() => sent.Count(task => task.IsCompleted) >= count, $"{count} are through");
        await SettleAsync();
        Assert.Equal(count, sent.Count(task => task.IsCompleted));
    }

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
        for (var turn = 0; turn < 3; turn++)
        {
            await Task.Run(() => { }, Ct);
            await Task.Yield();
        }
    }
}
