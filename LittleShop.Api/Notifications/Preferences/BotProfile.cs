using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Distributed;

namespace LittleShop.Api.Notifications.Preferences;

/// <summary>The bot's username, as its worker says it at its start: links to the bot need it.</summary>
/// <remarks>Kept in the cache: where that lost it, an admin types the code until the worker starts again.</remarks>
internal sealed class BotProfile(IDistributedCache cache)
{
    private const string Key = "bot-name";
    private volatile string? _name;

    public Task RememberAsync(string name, CancellationToken ct)
    {
        _name = name;
        return cache.SetStringAsync(Key, name, ct);
    }

    /// <summary>Null while it is unknown.</summary>
    public async Task<string?> NameAsync(CancellationToken ct) => _name ??= await cache.GetStringAsync(Key, ct);
}

internal static class IntroduceBot
{
    public static async Task<NoContent> Handle(
        [FromBody, Required, RegularExpression("^[A-Za-z0-9_]{3,64}$")] string name, BotProfile profile,
        CancellationToken ct)
    {
        await profile.RememberAsync(name, ct);
        return TypedResults.NoContent();
    }
}
