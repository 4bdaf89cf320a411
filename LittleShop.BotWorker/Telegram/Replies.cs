using LittleShop.BotWorker.Conversation;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// Shows a reply. The screen whose button was pressed is edited in place, which is fast and not counted; where
/// that cannot be, a new message takes its place.
/// </summary>
internal sealed partial class Replies(
    ITelegramBotClient bot, TelegramCall calls, PhotoFiles photos, IOptions<TelegramOptions> options,
    ILogger<Replies> logger)
{
    private const string StartParameter = "pay"; // a forwarded bill then leads to the bot instead of being payable
    private static readonly LinkPreviewOptions _noPreview = new() { IsDisabled = true };

    public async Task ShowAsync(long chatId, Reply reply, Message? shown, CancellationToken ct)
    {
        if (shown is null || !await TryEditAsync(chatId, reply, shown, ct))
        {
            await SendAsync(chatId, reply, ct);
            if (shown is not null)
            {
                await DeleteAsync(chatId, shown, ct);
            }
        }

        if (reply.Bill is { } bill)
        {
            await SendBillAsync(chatId, bill, ct);
        }
    }

    /// <summary>Stops the button's spinner; a button too old for that is no reason to fail.</summary>
    public async Task AnswerPressAsync(string callbackId, string? toast, CancellationToken ct)
    {
        try
        {
            await calls.DoAsync(async token =>
            {
                await bot.AnswerCallbackQuery(callbackId, toast, cancellationToken: token);
                return true;
            }, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogPressNotAnswered(error.Message);
        }
    }

    private async Task<bool> TryEditAsync(long chatId, Reply reply, Message shown, CancellationToken ct)
    {
        var hasPhoto = shown.Photo is { Length: > 0 };
        try
        {
            if (reply.PhotoId is { } photo && (hasPhoto || shown.Text is not null))
            {
                return await WithPhotoAsync(photo, file => calls.DoAsync(token => bot.EditMessageMedia(
                    chatId, shown.Id, new InputMediaPhoto(file) { Caption = reply.Html, ParseMode = ParseMode.Html },
                    Keyboard.Of(reply.Buttons), cancellationToken: token), ct), ct);
            }

            if (hasPhoto || shown.Text is null)
            {
                return false; // a picture cannot be edited into a text
            }

            await calls.DoAsync(token => bot.EditMessageText(
                chatId, shown.Id, reply.Html, ParseMode.Html, replyMarkup: Keyboard.Of(reply.Buttons),
                linkPreviewOptions: _noPreview, cancellationToken: token), ct);
            return true;
        }
        catch (ApiRequestException refused) when (refused.ErrorCode == StatusCodes.Status400BadRequest)
        {
            // The same screen again is fine as it is; anything else (too old, deleted) is shown anew.
            return refused.Message.Contains("not modified", StringComparison.Ordinal);
        }
    }

    private async Task SendAsync(long chatId, Reply reply, CancellationToken ct)
    {
        if (reply.PhotoId is { } photo
            && await WithPhotoAsync(photo, file => calls.SendAsync(chatId, token => bot.SendPhoto(
                chatId, file, reply.Html, ParseMode.Html, replyMarkup: Keyboard.Of(reply.Buttons),
                cancellationToken: token), ct), ct))
        {
            return;
        }

        await calls.SendAsync(chatId, token => bot.SendMessage(
            chatId, reply.Html, ParseMode.Html, replyMarkup: Keyboard.Of(reply.Buttons),
            linkPreviewOptions: _noPreview, cancellationToken: token), ct);
    }

    /// <summary>By the known file id, or uploaded where that is unknown or refused. False: no such photo.</summary>
    private async Task<bool> WithPhotoAsync(Guid photo, Func<InputFile, Task<Message>> show, CancellationToken ct)
    {
        var file = await photos.FindAsync(photo, upload: false, ct);
        if (file is InputFileId)
        {
            try
            {
                await show(file);
                return true;
            }
            catch (ApiRequestException refused) when (refused.Message.Contains("file", StringComparison.Ordinal))
            {
                LogFileIdRefused(photo, refused.Message);
                file = await photos.FindAsync(photo, upload: true, ct);
            }
        }

        if (file is null)
        {
            return false;
        }

        await photos.KeepAsync(photo, await show(file));
        return true;
    }

    private async Task DeleteAsync(long chatId, Message shown, CancellationToken ct)
    {
        try
        {
            await calls.DoAsync(async token =>
            {
                await bot.DeleteMessage(chatId, shown.Id, token);
                return true;
            }, ct);
        }
        catch (ApiRequestException refused)
        {
            LogNotDeleted(refused.Message); // older than two days: it stays, above the new one
        }
    }

    private Task<Message> SendBillAsync(long chatId, Bill bill, CancellationToken ct) => calls.SendAsync(
        chatId,
        token => bot.SendInvoice(
            chatId,
            $"Order {bill.Number}",
            bill.ItemCount == 1 ? "One item from our little shop" : $"{bill.ItemCount} items from our little shop",
            bill.OrderId.ToString("N"),
            bill.Total.Currency,
            [new($"Order {bill.Number}", bill.Total.MinorUnits)],
            options.Value.PaymentProviderToken,
            startParameter: StartParameter,
            cancellationToken: token),
        ct);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A button press could not be answered: {Reason}")]
    private partial void LogPressNotAnswered(string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An old screen could not be deleted: {Reason}")]
    private partial void LogNotDeleted(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Photo {Photo} is uploaded again: {Reason}")]
    private partial void LogFileIdRefused(Guid photo, string reason);
}
