namespace LittleShop.Contracts;

/// <summary>Moves of an order that may be undone for some seconds, and «I'm on it».</summary>
public sealed class ActionsClient(ApiCaller api)
{
    /// <param name="key">Makes repeating it harmless: the same key is the same press.</param>
    public Task<ApiAnswer<ActionTaken>> TakeAsync(Guid order, TakeAction action, string key, CancellationToken ct) =>
        api.SendAsync<ActionTaken>(HttpMethod.Post, $"orders/{order}/actions", action, ct, key);

    public Task<ApiAnswer<Done>> UndoAsync(ActionTaken taken, CancellationToken ct) =>
        api.SendAsync<Done>(
            HttpMethod.Post, $"notifications/actions/{taken.Id}/undo", new ActOnNotification(taken.UndoToken), ct);

    public Task<ApiAnswer<ChangedOrder>> AcknowledgeAsync(Guid order, CancellationToken ct) =>
        api.SendAsync<ChangedOrder>(HttpMethod.Post, $"orders/{order}/acknowledge", null, ct);
}
