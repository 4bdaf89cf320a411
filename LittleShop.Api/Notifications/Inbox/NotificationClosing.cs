using System.Threading.Channels;
using LittleShop.Api.Notifications.WebPush;
using Npgsql;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>
/// Tells devices to close notifications that need nobody any more: best effort, no rows, nobody waits for it.
/// </summary>
/// <remarks>
/// Such a push shows nothing. Chromium and Firefox put up with some of those for a site that notifies (else they show
/// a line of their own); Safari ends the subscription after three, so its devices are not told.
/// </remarks>
internal sealed partial class NotificationClosing(
    NpgsqlDataSource database, PushService push, ILogger<NotificationClosing> logger) : BackgroundService
{
    private const string Apple = "push.apple.com";

    /// <summary>Wishes that may wait; beyond it the oldest are dropped: a notification left open is no harm.</summary>
    private const int Most = 1000;
    private const int AtOnce = 16;

    private readonly Channel<Wish> _wishes = System.Threading.Channels.Channel.CreateBounded<Wish>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Close(IReadOnlyList<ShownNotification> shown)
    {
        if (shown is not [])
        {
            _wishes.Writer.TryWrite(new Wish(shown, null));
        }
    }

    /// <summary>Somebody is on it: nobody need be asked any more, on any device.</summary>
    public void Answered(Guid orderId) => _wishes.Writer.TryWrite(new Wish([], orderId));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wish in _wishes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(wish, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogLeftOpen(error.Message);
            }
        }
    }

    private async Task SendAsync(Wish wish, CancellationToken ct)
    {
        var shown = wish.Answered is { } order
            ? await ReadAsync(ClosingSql.AskingToAccept, new("order", order), ClosingSql.Shown, ct)
            : wish.Shown;
        if (shown is [])
        {
            return;
        }

        var devices = await ReadAsync(
            ClosingSql.Devices, new("ids", shown.Select(one => one.DeviceId).Distinct().ToArray()), ClosingSql.Device,
            ct);
        var targets = devices.Where(device => !IsApple(device.Target.Endpoint))
            .ToDictionary(device => device.Id, device => device.Target);
        await Parallel.ForEachAsync(
            shown.Where(one => targets.ContainsKey(one.DeviceId)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (one, stop) => await push.SendAsync(
                targets[one.DeviceId], PushMessage.Closing(one.Tag, one.Topic), stop));
    }

    private async Task<List<T>> ReadAsync<T>(
        string sql, NpgsqlParameter parameter, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(parameter);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<T>();
        while (await row.ReadAsync(ct))
        {
            found.Add(read(row));
        }

        return found;
    }

    private static bool IsApple(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && address.IdnHost.EndsWith(Apple, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notifications stay open on devices: {Reason}")]
    private partial void LogLeftOpen(string reason);

    private sealed record Wish(IReadOnlyList<ShownNotification> Shown, Guid? Answered);
}
