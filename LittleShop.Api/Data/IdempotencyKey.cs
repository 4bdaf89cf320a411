namespace LittleShop.Api.Data;

/// <summary>A write that was done: the same key in the same scope does nothing again.</summary>
internal sealed record IdempotencyKey(Guid Scope, string Key, DateTimeOffset At);
