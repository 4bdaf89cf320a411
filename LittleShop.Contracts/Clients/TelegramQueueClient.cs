namespace LittleShop.Contracts;

/// <summary>The queue of Telegram deliveries: a bot worker takes some, sends them and says how it went.</summary>
public sealed class TelegramQueueClient(HttpClient http)
{
    private readonly ApiCaller _api = new(http);

    public Task<ApiAnswer<IReadOnlyList<TelegramDelivery>>> ClaimAsync(ClaimDeliveries claim, CancellationToken ct) =>
        _api.SendAsync<IReadOnlyList<TelegramDelivery>>(HttpMethod.Post, "/bot/deliveries/claim", claim, ct);

    public Task<ApiAnswer<OutcomesTaken>> ReportAsync(
        IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken ct) =>
        _api.SendAsync<OutcomesTaken>(HttpMethod.Post, "/bot/deliveries/outcomes", outcomes, ct);
}
