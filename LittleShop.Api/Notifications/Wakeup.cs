using LittleShop.Contracts;

namespace LittleShop.Api.Notifications;

/// <summary>Tells senders, after a commit, that deliveries wait. It only saves them their next slow poll.</summary>
internal sealed class Wakeup : IDisposable
{
    private readonly Dictionary<Channel, Signal> _here =
        Enum.GetValues<Channel>().ToDictionary(c => c, _ => new Signal());

    private readonly Signal _elsewhere = new();

    /// <summary>Never waits and never fails; any number of calls until a sender looks count as one.</summary>
    public void Signal() => Signal(_here.Keys);

    /// <summary>Wakes only the senders who have something to do.</summary>
    public void Signal(IReadOnlyCollection<Channel> channels)
    {
        foreach (var channel in channels)
        {
            Here(channel);
        }

        if (channels.Count > 0)
        {
            _elsewhere.Set();
        }
    }

    /// <summary>Wakes the senders of this process only.</summary>
    public void Here()
    {
        foreach (var signal in _here.Values)
        {
            signal.Set();
        }
    }

    /// <summary>Wakes one channel's sender, in this process only.</summary>
    public void Here(Channel channel) => _here[channel].Set();

    /// <summary>Ends at the next signal, or when so much time has passed.</summary>
    public Task WaitAsync(Channel channel, TimeSpan atMost, CancellationToken ct) =>
        _here[channel].WaitAsync(atMost, ct);

    /// <summary>Ends when other processes should be told.</summary>
    public Task WaitToTellAsync(CancellationToken ct) => _elsewhere.WaitAsync(Timeout.InfiniteTimeSpan, ct);

    public void Dispose()
    {
        _elsewhere.Dispose();
        foreach (var signal in _here.Values)
        {
            signal.Dispose();
        }
    }
}
