using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Writes messages, edits and deletions, and tells readers and pages. Callers hold the chat's lock.</summary>
internal sealed class ChatLog(World world)
{
    public ChatMessage Add(
        CustomerChat chat, string method, bool fromBot, Message draft, ReplyMarkup? markup = null,
        InvoiceTerms? invoice = null)
    {
        var now = world.Clock.GetUtcNow();
        var message = new ChatMessage(chat, draft with
        {
            MessageId = chat.Bot.NextMessageId(),
            From = fromBot ? chat.Bot.Me : chat.User,
            Chat = chat.Wire,
            Date = now.ToUnixTimeSeconds(),
            ReplyMarkup = markup?.Inline,
        }, fromBot, method)
        {
            AcceptedAt = now,
            Invoice = invoice,
            ReplyKeyboard = markup?.Keyboard,
        };

        chat.Messages.Add(message);
        chat.ReplyKeyboard = markup?.Keyboard ?? chat.ReplyKeyboard;
        var gone = world.Journal.Append(message);
        Tell(chat, message, "message");
        if (gone is not null)
        {
            Forget(chat, gone);
        }

        return message;
    }

    public void Edit(ChatMessage message, Message next)
    {
        var now = world.Clock.GetUtcNow();
        message.Edit(next with { EditDate = now.ToUnixTimeSeconds() }, now);
        message.Number = world.Journal.Next();
        Tell(message.Chat, message, "edited");
    }

    public void Delete(ChatMessage message)
    {
        message.Delete(world.Clock.GetUtcNow());
        message.Number = world.Journal.Next();
        Tell(message.Chat, message, "deleted");
    }

    /// <summary>Something about a message changed that the bot does not see: an invoice was paid.</summary>
    public void Touch(ChatMessage message)
    {
        message.Number = world.Journal.Next();
        Tell(message.Chat, message, "edited");
    }

    public void Notify(CustomerChat chat, string queryId, string? text, bool showAlert, string? url)
    {
        var notice = new Notice(world.Journal.Next(), queryId, text, showAlert, url, world.Clock.GetUtcNow());
        chat.Add(notice);
        chat.Cursor = notice.Number;
        chat.Changed.Pulse();
        world.Live.Publish("notice", new { chatId = chat.Id, notice });
    }

    public void Show(CustomerChat chat, string action)
    {
        // Telegram shows an action for five seconds, or until a message comes.
        chat.Show(action, world.Clock.GetUtcNow().AddSeconds(5));
        if (world.Live.HasListeners)
        {
            world.Live.Publish("action", new { chatId = chat.Id, action });
        }
    }

    public void TellChat(CustomerChat chat)
    {
        chat.Cursor = world.Journal.Next();
        chat.Changed.Pulse();
        if (world.Live.HasListeners)
        {
            world.Live.Publish("chat", ChatView.Of(chat));
        }
    }

    private void Tell(CustomerChat chat, ChatMessage message, string what)
    {
        chat.Cursor = message.Number;
        chat.Changed.Pulse();
        if (world.Live.HasListeners)
        {
            world.Live.Publish(what, MessageView.Of(message));
        }
    }

    private static void Forget(CustomerChat locked, ChatMessage gone)
    {
        if (gone.Chat == locked)
        {
            locked.Messages.Remove(gone);
            return;
        }

        // The other chat's lock is never awaited while this one is held: two chats could wait for each other.
        ThreadPool.UnsafeQueueUserWorkItem(static message =>
        {
            lock (message.Chat.Gate)
            {
                message.Chat.Messages.Remove(message);
            }
        }, gone, preferLocal: false);
    }
}
