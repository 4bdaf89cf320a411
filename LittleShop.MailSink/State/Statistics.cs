namespace LittleShop.MailSink.State;

/// <summary>What came since the start.</summary>
internal sealed class Statistics
{
    private long _connections;
    private long _mails;

    public long Connections => Volatile.Read(ref _connections);

    public long Mails => Volatile.Read(ref _mails);

    public void CountConnection() => Interlocked.Increment(ref _connections);

    public void CountMail() => Interlocked.Increment(ref _mails);
}
