using System.Collections.Frozen;
using LittleShop.TelegramSimulator.BotApi;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Every method of the Bot API that the simulator knows, and the file that carries it out.</summary>
internal static class Table
{
    private static readonly FrozenDictionary<string, Method> _methods = new Dictionary<string, Method>
    {
        ["getMe"] = At(BotSettings.GetMe),
        ["logOut"] = At(BotSettings.Agree),
        ["close"] = At(BotSettings.Agree),
        ["setMyCommands"] = At(BotCommands.Set),
        ["getMyCommands"] = At(BotCommands.Get),
        ["deleteMyCommands"] = At(BotCommands.Delete),
        ["setMyName"] = At(BotSettings.SetName),
        ["getMyName"] = At(BotSettings.GetName),
        ["setMyDescription"] = At(BotSettings.SetDescription),
        ["getMyDescription"] = At(BotSettings.GetDescription),
        ["setMyShortDescription"] = At(BotSettings.SetShortDescription),
        ["getMyShortDescription"] = At(BotSettings.GetShortDescription),
        ["setChatMenuButton"] = At(BotSettings.SetMenuButton),
        ["getChatMenuButton"] = At(BotSettings.GetMenuButton),

        ["getUpdates"] = Updates.Get,
        ["setWebhook"] = At(Updates.SetWebhook),
        ["deleteWebhook"] = At(Updates.DeleteWebhook),
        ["getWebhookInfo"] = At(Updates.GetWebhookInfo),

        ["sendMessage"] = At(SendText.Handle),
        ["sendPhoto"] = SendMedia.Photo,
        ["sendDocument"] = SendMedia.Document,
        ["sendMediaGroup"] = SendAlbum.Handle,
        ["sendLocation"] = At(SendOther.Location),
        ["sendContact"] = At(SendOther.Contact),
        ["sendChatAction"] = At(SendOther.Action),
        ["copyMessage"] = At(SendOther.Copy),
        ["forwardMessage"] = At(SendOther.Forward),
        ["getFile"] = At(SendOther.GetFile),

        ["editMessageText"] = At(EditMessage.Text),
        ["editMessageCaption"] = At(EditMessage.Caption),
        ["editMessageMedia"] = EditMessage.Media,
        ["editMessageReplyMarkup"] = At(EditMessage.Markup),
        ["deleteMessage"] = At(DeleteMessages.One),
        ["deleteMessages"] = At(DeleteMessages.Many),

        ["answerCallbackQuery"] = At(AnswerQueries.Callback),
        ["answerPreCheckoutQuery"] = At(AnswerQueries.PreCheckout),
        ["answerShippingQuery"] = At(AnswerQueries.Shipping),
        ["sendInvoice"] = At(Invoices.Send),
        ["createInvoiceLink"] = At(Invoices.CreateLink),

        ["getChat"] = At(Chats.Get),
        ["getChatMember"] = At(Chats.GetMember),
        ["getUserProfilePhotos"] = At(Chats.GetPhotos),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> _names = _methods.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Knows(string method) => _methods.ContainsKey(method);

    /// <summary>The method's name as the documentation writes it: callers need not mind the case.</summary>
    public static string? Name(string method) =>
        _names.TryGetValue(method, out var name) ? name : null;

    public static Method Find(string method) => _methods.GetValueOrDefault(method) ?? throw Refusal.NotFound();

    private static Method At(Func<Call, Answer> handle) => (call, _) => ValueTask.FromResult(handle(call));
}
