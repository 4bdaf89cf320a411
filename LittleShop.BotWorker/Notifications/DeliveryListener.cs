using LittleShop.BotWorker.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.ServiceDiscovery;

namespace LittleShop.BotWorker.Notifications;

/// <summary>Hears from the Api that order messages wait. Silence costs two seconds, not a message.</summary>
internal sealed partial class DeliveryListener(
    DeliveryWakeUp wakeUp, ServiceEndpointResolver addresses, IOptions<ApiOptions> options, TimeProvider clock,
    ILogger<DeliveryListener> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotConnected(error.Message);
            }

            await Task.Delay(_pause, clock, stoppingToken);
        }
    }

    /// <summary>One connection, to one copy of the Api; the next one goes to wherever the Api is then.</summary>
    private async Task ListenAsync(CancellationToken ct)
    {
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(await FindApiAsync(ct), "/hubs/bot"), connection =>
                connection.Headers.Add("Authorization", $"ServiceKey {options.Value.Key}"))
            .Build();
        hub.On(nameof(IBotClient.DeliveriesWaiting), wakeUp.Ring);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Closed += error =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(ct);
        LogConnected();
        wakeUp.Ring(); // what came while nobody listened
        await closed.Task.WaitAsync(ct);
    }

    private async Task<Uri> FindApiAsync(CancellationToken ct)
    {
        var name = $"http://{ResourceNames.Api}";
        var found = await addresses.GetEndpointsAsync(name, ct);
        return found.Endpoints is [var first, ..]
            && Uri.TryCreate(first.ToString(), UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? address
            : new Uri(found.Endpoints is [var other, ..] ? $"http://{other}" : name);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening to the Api for order messages")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Information, Message = "Not connected to the Api's hub: {Reason}")]
    private partial void LogNotConnected(string reason);
}
