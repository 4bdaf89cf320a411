using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>From a bot to a customer: may it write, does it write too fast, and then it is written.</summary>
internal sealed class Outbox(World world, ChatLog log)
{
    public Message Send(
        CustomerChat chat, string method, Message draft, ReplyMarkup markup, InvoiceTerms? invoice = null)
    {
        lock (chat.Gate)
        {
            TakeTurn(chat, 1);
            var message = log.Add(chat, method, fromBot: true, draft, markup, invoice);
            world.Statistics.CountMessage();
            return message.Current;
        }
    }

    public Message[] SendAlbum(CustomerChat chat, string method, IReadOnlyList<Message> drafts)
    {
        var album = Identifiers.Number();
        lock (chat.Gate)
        {
            TakeTurn(chat, drafts.Count);
            return [.. drafts.Select(draft =>
            {
                world.Statistics.CountMessage();
                return log.Add(chat, method, fromBot: true, draft with { MediaGroupId = album }).Current;
            })];
        }
    }

    /// <summary>Refuses when the customer will not hear, or the bot is too fast. The caller holds the lock.</summary>
    private void TakeTurn(CustomerChat chat, int count)
    {
        ThrowIfUnreachable(chat);
        var limits = world.Limits;
        if (!chat.Rate.TryTake(count, limits.ChatMessagesPerSecond, limits.ChatBurst, world.Clock, out var wait))
        {
            throw Refusal.TooManyRequests(wait);
        }

        if (limits.MessagesPerSecond <= 0)
        {
            return;
        }

        var capacity = Math.Max(1, limits.MessagesPerSecond);
        lock (chat.Bot.RateGate)
        {
            if (chat.Bot.Rate.TryTake(count, limits.MessagesPerSecond, capacity, world.Clock, out wait))
            {
                return;
            }
        }

        chat.Rate.GiveBack(count);
        throw Refusal.TooManyRequests(wait);
    }

    public static void ThrowIfUnreachable(CustomerChat chat)
    {
        if (chat.Blocked)
        {
            throw Refusal.Forbidden("bot was blocked by the user");
        }

        if (!chat.Started)
        {
            throw Refusal.Forbidden("bot can't initiate conversation with a user");
        }
    }
}
