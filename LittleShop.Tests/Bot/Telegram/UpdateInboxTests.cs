using System.Collections.Concurrent;
using LittleShop.BotWorker.Telegram;
using LittleShop.Tests.Fixtures;
using Telegram.Bot.Types;

namespace LittleShop.Tests.Bot.Telegram;

public sealed class UpdateInboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_chats_updates_are_handled_in_order_and_never_two_at_once()
    {
        var handled = new ConcurrentDictionary<long, ConcurrentQueue<int>>();
        var under = new ConcurrentDictionary<long, int>();
        using var inbox = new UpdateInbox(async (update, ct) =>
        {
            var chat = update.Message!.Chat.Id;
            Assert.Equal(1, under.AddOrUpdate(chat, 1, (_, now) => now + 1));
            await Task.Yield();
            handled.GetOrAdd(chat, _ => []).Enqueue(update.Id);
            under.AddOrUpdate(chat, 0, (_, now) => now - 1);
            return true;
        });

        await Task.WhenAll(Enumerable.Range(1, 2000).Select(id => inbox.PutAsync(A.Text(id, id % 20), Ct)));

        Assert.Equal(20, handled.Count);
        Assert.All(handled.Values, chat => Assert.Equal(chat.Order(), chat));
    }

    [Fact]
    public async Task A_slow_chat_holds_up_nobody_else()
    {
        var slow = new TaskCompletionSource<bool>();
        using var inbox = new UpdateInbox((update, _) =>
            update.Message!.Chat.Id == 1 ? slow.Task : Task.FromResult(true));

        var first = inbox.PutAsync(A.Text(1, 1), Ct);
        var second = inbox.PutAsync(A.Text(2, 1), Ct);
        await inbox.PutAsync(A.Text(3, 2), Ct).WaitAsync(Deadline.In(5));

        Assert.False(first.IsCompleted || second.IsCompleted);
        slow.SetResult(true);
        Assert.True(await first && await second);
    }

    [Fact]
    public async Task No_more_chats_than_the_bound_are_handled_at_once()
    {
        var (now, most) = (0, 0);
        using var inbox = new UpdateInbox(
            async (_, ct) =>
            {
                var seen = Interlocked.Increment(ref now);
                InterlockedMax(ref most, seen);
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return true;
            },
            atOnce: 3);

        await Task.WhenAll(Enumerable.Range(1, 500).Select(id => inbox.PutAsync(A.Text(id, id), Ct)));

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_handler_that_fails_does_not_stop_its_chat()
    {
        using var inbox = new UpdateInbox((update, _) => update.Id == 1
            ? Task.FromException<bool>(new InvalidOperationException("broken"))
            : Task.FromResult(true));

        var failed = inbox.PutAsync(A.Text(1, 9), Ct);

        Assert.True(await inbox.PutAsync(A.Text(2, 9), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);
    }

    [Fact]
    public async Task May_this_be_paid_overtakes_the_chats_other_updates()
    {
        var slow = new TaskCompletionSource<bool>();
        using var inbox = new UpdateInbox((update, _) =>
            update.PreCheckoutQuery is null ? slow.Task : Task.FromResult(true));

        var waiting = inbox.PutAsync(A.Text(1, 4), Ct);
        var question = new Update { Id = 2, PreCheckoutQuery = new() { Id = "q", From = A.Person(4) } };

        Assert.True(await inbox.PutAsync(question, Ct).WaitAsync(Deadline.In(5)));
        slow.SetResult(true);
        await waiting;
    }

    private static void InterlockedMax(ref int most, int seen)
    {
        for (var was = Volatile.Read(ref most); seen > was; was = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, seen, was);
        }
    }
}
