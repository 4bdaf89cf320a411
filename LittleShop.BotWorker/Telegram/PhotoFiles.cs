using LittleShop.Contracts;
using StackExchange.Redis;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace LittleShop.BotWorker.Telegram;

/// <summary>A shop's photo is uploaded to Telegram once; after that its file id is enough.</summary>
internal sealed partial class PhotoFiles(
    IConnectionMultiplexer redis, ITelegramBotClient bot, ShopfrontClient shop, ILogger<PhotoFiles> logger)
{
    private const int Width = 1200;
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    /// <summary>The photo, ready to send; null where the shop has none to give.</summary>
    public async Task<InputFile?> FindAsync(Guid photo, bool upload, CancellationToken ct)
    {
        try
        {
            if (!upload && await redis.GetDatabase().StringGetAsync(KeyOf(photo)).WaitAsync(ct) is { IsNull: false } id)
            {
                return InputFile.FromFileId(id.ToString());
            }

            return await shop.ReadPhotoAsync(photo, Width, ct) is { } bytes
                ? InputFile.FromStream(new MemoryStream(bytes), $"{photo:N}.jpg")
                : null;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogPhotoMissing(error, photo);
            return null;
        }
    }

    public async Task KeepAsync(Guid photo, Message sent)
    {
        if (sent.Photo is not { Length: > 0 } sizes)
        {
            return;
        }

        try
        {
            await redis.GetDatabase().StringSetAsync(KeyOf(photo), sizes[^1].FileId, _kept);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogNotKept(error, photo);
        }
    }

    private string KeyOf(Guid photo) => $"bot:{bot.BotId}:photo:{photo:N}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Photo {Photo} could not be read; its page goes without")]
    private partial void LogPhotoMissing(Exception error, Guid photo);

    [LoggerMessage(Level = LogLevel.Information, Message = "The file id of photo {Photo} was not kept")]
    private partial void LogNotKept(Exception error, Guid photo);
}
