using System.Text;
using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.State;

namespace LittleShop.Tests.Fixtures;

/// <summary>One customer's chat with the bot in <see cref="SimulatedTelegram"/>.</summary>
internal sealed class SimulatedChat(SimulatedTelegram telegram, ChatView chat)
{
    public long Id => chat.ChatId;

    public string FirstName => chat.FirstName;

    /// <summary>Writes text; gives back the message and the update that tells the bot of it.</summary>
    public Task<Said> SendAsync(string text) =>
        telegram.SendAsync<Said>(HttpMethod.Post, $"{Path}/messages", new SayText(text));

    /// <summary>Presses the button with this data or text under a message.</summary>
    public Task<Pressed> PressAsync(MessageView message, string dataOrText)
    {
        var button = message.Buttons.SelectMany(row => row)
            .FirstOrDefault(button => button.CallbackData == dataOrText || button.Text == dataOrText);
        Assert.True(button is not null, $"No button «{dataOrText}» under: {Describe(message)}");
        return telegram.SendAsync<Pressed>(
            HttpMethod.Post, $"{Path}/press",
            new PressButton(message.MessageId, button.CallbackData, button.CallbackData is null ? button.Text : null));
    }

    public Task<Paid> PayAsync(MessageView invoice, Card card = Card.Valid) =>
        telegram.SendAsync<Paid>(HttpMethod.Post, $"{Path}/pay", new PayInvoice(invoice.MessageId, Card: card));

    public Task<BlockChanged> BlockAsync() => telegram.SendAsync<BlockChanged>(HttpMethod.Post, $"{Path}/block");

    public Task<BlockChanged> UnblockAsync() => telegram.SendAsync<BlockChanged>(HttpMethod.Post, $"{Path}/unblock");

    /// <summary>What has changed after a cursor; waits for a change when asked to.</summary>
    public Task<ChatChanges> ReadAsync(long after = 0, double waitSeconds = 0, CancellationToken ct = default) =>
        telegram.SendAsync<ChatChanges>(
            HttpMethod.Get,
            FormattableString.Invariant($"{Path}/messages?after={after}&waitSeconds={waitSeconds}"), ct: ct);

    public async Task<IReadOnlyList<MessageView>> MessagesAsync() => (await ReadAsync()).Messages;

    /// <summary>
    /// Waits until a message of the bot fits: one that is there, comes, or is edited so. 10 seconds, if not said else.
    /// </summary>
    /// <param name="fits">Which message is meant; deleted ones never fit.</param>
    /// <param name="deadline">How long to wait.</param>
    /// <param name="after">Only messages that changed after this cursor or message number.</param>
    public async Task<MessageView> WaitForMessageAsync(
        Func<MessageView, bool> fits, TimeSpan? deadline = null, long after = 0)
    {
        var clock = TimeProvider.System;
        var (started, limit) = (clock.GetTimestamp(), deadline ?? TimeSpan.FromSeconds(10));
        var cursor = after;
        while (true)
        {
            var left = (limit - clock.GetElapsedTime(started)).TotalSeconds;
            var changes = await ReadAsync(cursor, Math.Max(0, left), TestContext.Current.CancellationToken);
            cursor = changes.Cursor;
            if (changes.Messages.LastOrDefault(
                message => message.From == "bot" && message.DeletedAt is null && fits(message)) is { } found)
            {
                return found;
            }

            Assert.True(left > 0, await WhatThereIsAsync(limit));
        }
    }

    public Task<MessageView> WaitForTextAsync(string part, TimeSpan? deadline = null, long after = 0) =>
        WaitForMessageAsync(
            message => (message.Text ?? message.Caption ?? "").Contains(part, StringComparison.Ordinal),
            deadline, after);

    /// <summary>Waits for the bot's answer to a pressed button.</summary>
    public async Task<Notice> WaitForNoticeAsync(Pressed pressed, TimeSpan? deadline = null)
    {
        var (started, limit) = (TimeProvider.System.GetTimestamp(), deadline ?? TimeSpan.FromSeconds(10));
        long cursor = 0;
        while (true)
        {
            var left = (limit - TimeProvider.System.GetElapsedTime(started)).TotalSeconds;
            var changes = await ReadAsync(cursor, Math.Max(0, left), TestContext.Current.CancellationToken);
            cursor = changes.Cursor;
            if (changes.Notices.FirstOrDefault(
                notice => notice.CallbackQueryId == pressed.CallbackQueryId) is { } found)
            {
                return found;
            }

            Assert.True(left > 0, "The bot did not answer the button. " + await WhatThereIsAsync(limit));
        }
    }

    private string Path => $"/sim/chats/{Id}";

    private async Task<string> WhatThereIsAsync(TimeSpan limit)
    {
        var text = new StringBuilder($"Not within {limit.TotalSeconds} s in the chat of {FirstName}. It holds:\n");
        foreach (var message in await MessagesAsync())
        {
            text.AppendLine(Describe(message));
        }

        return text.ToString();
    }

    private static string Describe(MessageView message) =>
        $"  {message.MessageId} {message.From}: {message.Text ?? message.Caption ?? message.Method} "
        + string.Join(" ", message.Buttons.SelectMany(row => row).Select(button => $"[{button.Text}]"))
        + (message.DeletedAt is null ? "" : " (deleted)");
}
