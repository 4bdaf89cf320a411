namespace LittleShop.Api.Notifications.Actions;

/// <summary>Wakes when the next press is due; a slow look now and then finds those whose process was killed.</summary>
internal sealed partial class ActionLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ActionLoop> logger)
    : BackgroundService
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(1);
    private readonly Signal _pressed = new();

    public void Wake() => _pressed.Set();

    public override void Dispose()
    {
        _pressed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _pressed.WaitAsync(await ApplyDueAsync(stoppingToken), stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogPutOff(error);
                await Task.Delay(_longest, clock, stoppingToken);
            }
        }
    }

    /// <summary>Applies what is due, and answers how long nothing will be.</summary>
    private async Task<TimeSpan> ApplyDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = scope.ServiceProvider.GetRequiredService<DueActions>();
        while (await due.ApplyNextAsync(ct))
        {
            // One after the other: there are as many as people press buttons.
        }

        var next = await due.NextAsync(ct) ?? _longest;
        return next < TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : next < _longest ? next : _longest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Moves from notifications are put off")]
    private partial void LogPutOff(Exception error);
}
