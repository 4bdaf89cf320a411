using Telegram.Bot.Types;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// The updates of one chat are handled one after another, those of many chats side by side, up to a bound. The
/// question «may this be paid?» overtakes: it must be answered within seconds and changes nothing.
/// </summary>
internal sealed class UpdateInbox(Func<Update, CancellationToken, Task<bool>> handle, int atOnce = UpdateInbox.AtOnce)
    : IDisposable
{
    public const int AtOnce = 64;

    private readonly Dictionary<long, Task> _last = [];
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _room = new(atOnce);

    /// <summary>Done when the update is handled; true if it need not come again.</summary>
    public Task<bool> PutAsync(Update update, CancellationToken ct)
    {
        if (update.PreCheckoutQuery is not null)
        {
            return Task.Run(() => handle(update, ct), ct);
        }

        var chat = ChatOf(update);
        lock (_lock)
        {
            var handled = AfterAsync(_last.GetValueOrDefault(chat, Task.CompletedTask), update, ct);
            _last[chat] = handled;
            _ = ForgetAsync(chat, handled);
            return handled;
        }
    }

    public void Dispose() => _room.Dispose();

    private async Task<bool> AfterAsync(Task before, Update update, CancellationToken ct)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await _room.WaitAsync(ct);
        try
        {
            return await handle(update, ct);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task ForgetAsync(long chat, Task handled)
    {
        await handled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            if (_last.GetValueOrDefault(chat) == handled)
            {
                _last.Remove(chat);
            }
        }
    }

    private static long ChatOf(Update update) => update switch
    {
        { Message: { } message } => message.Chat.Id,
        { EditedMessage: { } message } => message.Chat.Id,
        { CallbackQuery: { } press } => press.Message?.Chat.Id ?? press.From.Id,
        { MyChatMember: { } changed } => changed.Chat.Id,
        _ => 0,
    };
}
