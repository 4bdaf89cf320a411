using System.Collections.Frozen;
using System.ComponentModel;
using LittleShop.Api.Caching;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>
/// Every text of the shop: what an admin made of it, else what LittleShop brings. A stored text that cannot be used
/// never stops a message.
/// </summary>
internal sealed partial class TemplateBook(ShopCache cache, IOptions<ShopOptions> shop, ILogger<TemplateBook> logger)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(10);
    private volatile Usable _usable = new(new StoredTexts([]), FrozenDictionary<TemplateKey, TemplateText>.Empty);

    public Language LanguageOf(string? wanted) => Languages.For(wanted, shop.Value.Language);

    public async ValueTask<TemplateText> OfAsync(
        OrderEventKind kind, Channel channel, Reader reader, Language language)
    {
        var stored = (await UsableAsync()).Texts;
        return stored.TryGetValue(new TemplateKey(kind, channel, reader, language.Code), out var text)
            ? text
            : language.Default(kind, channel, reader);
    }

    /// <summary>Call it after a text was saved: every copy of the Api reads anew.</summary>
    public Task ForgetAsync() => cache.RemoveGroupAsync(CacheGroups.Templates);

    private async ValueTask<Usable> UsableAsync()
    {
        try
        {
            var stored = await cache.GetOrSetAsync(
                "templates", CacheGroups.Templates, _lifetime, ReadAsync, CancellationToken.None);
            return ReferenceEquals(_usable.Source, stored) ? _usable : _usable = Check(stored);
        }
        catch (Exception error)
        {
            LogUnread(error);
            return _usable; // as they were when they could be read
        }
    }

    /// <summary>Texts may come from an older LittleShop or past the linter: what fails it now is not used.</summary>
    private Usable Check(StoredTexts stored)
    {
        var texts = new Dictionary<TemplateKey, TemplateText>();
        foreach (var row in stored.Rows)
        {
            if (TemplateLinter.Check(row.Key, row.Title, row.Body) is [var problem, ..])
            {
                LogUnusable(row.Key.Kind, row.Key.Channel, row.Key.Reader, row.Key.Language, problem.Message);
            }
            else
            {
                texts[row.Key] = new TemplateText(row.Title, row.Body);
            }
        }

        return new Usable(stored, texts.ToFrozenDictionary());
    }

    private static async Task<StoredTexts> ReadAsync(Data.ShopDb db, CancellationToken ct) => new(
        await db.NewestTemplates.Where(text => text.Body != null)
            .Select(text => new StoredText(
                new TemplateKey(text.Kind, text.Channel, text.Reader, text.Language), text.Title ?? "", text.Body!))
            .ToListAsync(ct));

    [LoggerMessage(LogLevel.Warning,
        "The stored text {Kind}, {Channel}, {Reader}, {Language} is not used, but LittleShop's own: {Problem}")]
    private partial void LogUnusable(
        OrderEventKind kind, Channel channel, Reader reader, string language, string problem);

    [LoggerMessage(LogLevel.Warning, "The stored texts could not be read; messages go on with those read before")]
    private partial void LogUnread(Exception error);

    private sealed record Usable(StoredTexts Source, FrozenDictionary<TemplateKey, TemplateText> Texts);

    /// <summary>Never changed once read, so that the cache may hand out one and the same.</summary>
    [ImmutableObject(true)]
    internal sealed record StoredTexts(IReadOnlyList<StoredText> Rows);

    internal sealed record StoredText(TemplateKey Key, string Title, string Body);
}
