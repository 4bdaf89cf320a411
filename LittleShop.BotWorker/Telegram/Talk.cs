using LittleShop.BotWorker.Conversation;
using LittleShop.BotWorker.Shop;
using LittleShop.Contracts;
using Polly;
using StackExchange.Redis;
using Telegram.Bot.Exceptions;

namespace LittleShop.BotWorker.Telegram;

/// <summary>One turn of a conversation: remember, listen, do, answer, remember.</summary>
internal sealed partial class Talk(
    ChatMemory memories, ShopfrontClient shop, Assistant assistant, Replies replies, TimeProvider clock,
    ILogger<Talk> logger)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _seenAnew = TimeSpan.FromMinutes(5);

    public async Task AnswerAsync(Incoming incoming, CancellationToken ct)
    {
        Memory memory;
        try
        {
            memory = incoming.Input is InGroup ? new() : await memories.LoadAsync(incoming.ChatId, ct);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogNoMemory(error.Message);
            await SayAsync(incoming, new(new Browse(), Sorry.NoMemory()), failed: true, ct);
            return;
        }

        if (memory.Handled.Contains(incoming.Key, StringComparer.Ordinal))
        {
            return; // Telegram repeats what it did not hear confirmed; the customer has the answer already
        }

        (memory, var turn, var failed) = await TakeTurnAsync(incoming, memory, ct);
        try
        {
            await SayAsync(incoming, turn, failed, ct);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode == StatusCodes.Status400BadRequest)
        {
            LogReplyRefused(refused.Message, incoming.Key);
            await SayAsync(incoming, new(turn.Next, Sorry.SomethingBroke()), failed: true, ct);
        }

        if (incoming.Input is not InGroup)
        {
            await KeepAsync(incoming, memory.After(turn), ct);
        }
    }

    private async Task<(Memory Memory, Turn Turn, bool Failed)> TakeTurnAsync(
        Incoming incoming, Memory memory, CancellationToken ct)
    {
        var turn = Listen.Hear(incoming.Input, memory.Step);
        using var deadline = new CancellationTokenSource(_deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            if (incoming.Input is InGroup)
            {
                return (memory, turn, false);
            }

            memory = await SeeAsync(incoming, memory, both.Token);
            if (memory.Customer is not { } customer)
            {
                return (memory, new(memory.Step, Sorry.ShopAway()), true);
            }

            var visit = new Visit(customer, memory, incoming.Key)
            {
                ChatId = incoming.ChatId,
                Language = incoming.From.LanguageCode,
                RememberAsync = (decision, token) =>
                    memories.SaveAsync(incoming.ChatId, memory with { Decided = decision }, token),
            };
            return (memory, await assistant.RunAsync(turn, visit, both.Token), false);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogTurnFailed(error, incoming.Key);
            return (memory, new(memory.Step, Explain(error)), true);
        }
    }

    /// <summary>Who writes, or was not seen for a while, is told to the shop: it keeps who is reachable.</summary>
    private async Task<Memory> SeeAsync(Incoming incoming, Memory memory, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = memory.Customer is not null && incoming.Input is Tapped && now - memory.SeenAt < _seenAnew
            && incoming.Input is not Tapped("go");
        if (known)
        {
            return memory;
        }

        var seen = await shop.SeeCustomerAsync(Incoming.Customer(incoming.ChatId, incoming.From), ct);
        return memory with { Customer = seen.Ok ? seen.Value : null, SeenAt = now };
    }

    private async Task SayAsync(Incoming incoming, Turn turn, bool failed, CancellationToken ct)
    {
        // A failure is told in a new message, so the screen stays and its button can be pressed again.
        var replaced = failed || incoming.KeepShown ? null : incoming.Shown;
        var shown = turn.Say is { } reply
            ? replies.ShowAsync(incoming.ChatId, reply, replaced, ct)
            : Task.CompletedTask;
        var answered = incoming.CallbackId is { } press
            ? replies.AnswerPressAsync(press, turn.Toast, ct)
            : Task.CompletedTask;
        await Task.WhenAll(shown, answered);
    }

    private async Task KeepAsync(Incoming incoming, Memory memory, CancellationToken ct)
    {
        try
        {
            await memories.SaveHandledAsync(incoming.ChatId, memory, incoming.Key, ct);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogNoMemory(error.Message);
        }
    }

    private static Reply Explain(Exception error) => error switch
    {
        RedisException => Sorry.NoMemory(),
        HttpRequestException or ExecutionRejectedException => Sorry.ShopAway(),
        OperationCanceledException => Sorry.Slow(),
        _ => Sorry.SomethingBroke(),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chats' memory is away: {Reason}")]
    private partial void LogNoMemory(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {Key} failed; the customer was told so")]
    private partial void LogTurnFailed(Exception error, string key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram refused the reply to {Key}: {Reason}")]
    private partial void LogReplyRefused(string reason, string key);
}
