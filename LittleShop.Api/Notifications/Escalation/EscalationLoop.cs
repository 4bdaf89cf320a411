using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Escalation;

/// <summary>Looks every few seconds for paid orders that nobody has answered in time.</summary>
internal sealed partial class EscalationLoop(
    IServiceScopeFactory scopes, IOptions<EscalationOptions> options, TimeProvider clock,
    ILogger<EscalationLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Poll, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<EscalationRound>().RunAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogPostponed(error.Message); // the next look finds the same steps due
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unanswered orders could not be looked for: {Reason}")]
    private partial void LogPostponed(string reason);
}
