using LittleShop.ServiceDefaults.Local;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>The newest updates, delivered or not, so that one can be delivered again.</summary>
internal sealed class UpdateHistory
{
    private const int Kept = 10_000;

    private readonly Dictionary<long, Update> _updates = [];
    private readonly Queue<long> _order = new();

    public Update? Find(long updateId) => _updates.GetValueOrDefault(updateId);

    public void Remember(Update update)
    {
        _updates[update.UpdateId] = update;
        _order.Enqueue(update.UpdateId);
        if (_order.Count > Kept)
        {
            _updates.Remove(_order.Dequeue());
        }
    }
}

/// <summary>An update on its way to the bot. Guarded by the lock of its queue.</summary>
internal sealed class QueuedUpdate(Update update, DateTimeOffset at)
{
    public Update Update { get; } = update;
    public DateTimeOffset At { get; } = at;

    /// <summary>Delivered once already: the offset of a poller that has moved on does not confirm it.</summary>
    public bool Again { get; set; }

    /// <summary>In the hands of the webhook.</summary>
    public bool UnderWay { get; set; }
}

/// <summary>One long poll that waits.</summary>
internal sealed class Poll
{
    private readonly ChangeSignal _signal = new();
    private string? _conflict;

    public Task NextAsync() => _signal.NextAsync();

    public void Wake() => _signal.Pulse();

    public void End(string conflict)
    {
        _conflict = conflict;
        _signal.Pulse();
    }

    public void ThrowIfEnded()
    {
        if (_conflict is not null)
        {
            throw Refusal.Conflict(_conflict);
        }
    }
}
