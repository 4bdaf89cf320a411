using LittleShop.Admin.Blazor.Api;
using LittleShop.Contracts;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Options;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>
/// The one hub connection of this server. It never gives up, and until it is up pages are told to poll.
/// </summary>
internal sealed partial class HubListener(
    OrderFeed feed, IConfiguration configuration, IOptions<ApiOptions> api, TimeProvider clock,
    ILogger<HubListener> logger) : BackgroundService
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var hub = Connect();
        var wait = TimeSpan.FromMilliseconds(250);
        while (!stoppingToken.IsCancellationRequested)
        {
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Task OnClosed(Exception? error)
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            }

            hub.Closed += OnClosed;
            try
            {
                await hub.StartAsync(stoppingToken);
                await hub.InvokeAsync("JoinAdminGroup", stoppingToken);
                wait = TimeSpan.FromMilliseconds(250);
                feed.SetConnected(true);
                feed.ReadAgain(); // whatever happened while nobody listened
                LogConnected();
                await closed.Task.WaitAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNoHub(error.Message);
                await hub.StopAsync(stoppingToken);
            }
            finally
            {
                hub.Closed -= OnClosed;
            }

            feed.SetConnected(false);
            await Task.Delay(wait, clock, stoppingToken);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, _longest.Ticks));
            feed.ReadAgain();
        }
    }

    private HubConnection Connect()
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(ApiAddress.ForHub(configuration), options =>
                options.Headers["Authorization"] = $"ServiceKey {api.Value.Key}")
            .AddJsonProtocol(protocol => ApiJson.Configure(protocol.PayloadSerializerOptions))
            .Build();
        hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
        hub.ServerTimeout = TimeSpan.FromSeconds(30);
        hub.On<Guid, OrderStatus>(nameof(IOrderClient.OrderUpdated), feed.Publish);
        hub.On<ShopChange>(nameof(IOrderClient.ShopChanged), feed.Publish);
        return hub;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Live: connected to the order hub")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not live: the order hub cannot be reached: {Reason}")]
    private partial void LogNoHub(string reason);
}
