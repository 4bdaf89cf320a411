using System.Diagnostics.CodeAnalysis;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.Payments;
using Telegram.Bot.Types.ReplyMarkups;

namespace LittleShop.Tests.Simulator;

/// <summary>A bot that sells one lamp: enough of a shop for the chat page.</summary>
[SuppressMessage("Usage", "xUnit1051", Justification = "The client carries the test's token.")]
internal sealed class LampBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private LampBot(TelegramBotClient client)
    {
        Client = client;
        _running = RunAsync(_stop.Token);
    }

    public TelegramBotClient Client { get; }

    public static async Task<LampBot> StartAsync(TelegramBotClient client)
    {
        await client.SetMyCommands([new BotCommand("start", "Open the shop"), new BotCommand("orders", "Your orders")]);
        return new LampBot(client);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        int? offset = null;
        while (!ct.IsCancellationRequested)
        {
            foreach (var update in await Client.GetUpdates(offset, timeout: 20, cancellationToken: ct))
            {
                offset = update.Id + 1;
                try
                {
                    await HandleAsync(update);
                }
                catch (ApiRequestException e) when (e.ErrorCode == 403)
                {
                    // The customer has blocked the bot in the meantime: nothing to say to them.
                    continue;
                }
            }
        }
    }

    private Task HandleAsync(Update update) => update switch
    {
        { Message: { Text: "/start" } message } => WelcomeAsync(message),
        { Message: { SuccessfulPayment: { } paid } message } => Client.SendMessage(
            message.Chat.Id,
            $"🎉 <b>Thank you!</b> Order <code>{paid.InvoicePayload}</code> is being packed: https://example.com/t/1",
            ParseMode.Html),
        { Message: { Text: { } text } message } => Client.SendMessage(
            message.Chat.Id, "You said: " + text, replyParameters: message.Id),
        { CallbackQuery: { } query } => ShowLampAsync(query),
        { PreCheckoutQuery: { } query } => Client.AnswerPreCheckoutQuery(query.Id),
        _ => Task.CompletedTask,
    };

    private Task<Message> WelcomeAsync(Message message) => Client.SendMessage(
        message.Chat.Id,
        $"""
        👋 <b>Welcome, {message.From!.FirstName}!</b>
        Lamps, chairs and <i>odd</i> things with <u>good</u> stories.
        <s>£60</s> <b>£42</b> today, psst: <tg-spoiler>LAMP10</tg-spoiler>

        <blockquote>“The light of my life.” — a customer</blockquote>
        Our motto: <code>&lt;img src=x onerror=alert(1)&gt;</code>
        """,
        ParseMode.Html,
        replyMarkup: new InlineKeyboardMarkup()
            .AddButton("🪔 Brass lamp", "lamp").AddButton("🪑 Chair", "chair")
            .AddNewRow(InlineKeyboardButton.WithUrl("Our workshop", "https://example.com/")));

    private async Task ShowLampAsync(CallbackQuery query)
    {
        var chat = query.Message!.Chat.Id;
        await Client.AnswerCallbackQuery(query.Id, "In your basket");
        await Client.SendChatAction(chat, ChatAction.UploadPhoto);
        await Client.SendPhoto(
            chat, InputFile.FromStream(new MemoryStream(Pictures.Png(480, 320, 240, 190)), "lamp.png"),
            "<b>Brass lamp</b>\nTurned by hand, warm light.", ParseMode.Html);
        await Client.SendInvoice(
            chat, "Order 1f8a2c3d", "1 × Brass lamp, posted to Bath", "1f8a2c3d", "GBP",
            [new LabeledPrice("Brass lamp", 4200), new LabeledPrice("Postage", 350)], "test-provider");
    }
}
