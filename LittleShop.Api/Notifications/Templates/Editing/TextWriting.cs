using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Adds a version to a text, unless somebody else did so meanwhile.</summary>
internal sealed class TextWriting(ShopDb db, TemplateBook book, TimeProvider clock)
{
    /// <summary>The text as it holds now; null where <paramref name="seen"/> is no longer the newest.</summary>
    public async Task<TemplateView?> AddAsync(
        TemplateKey key, TemplateText? text, long? seen, CurrentAdmin admin, CancellationToken ct)
    {
        var added = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);

            // One at a time for each text: between the look and the write nobody else writes.
            await db.Database.ExecuteSqlAsync(
                $"select pg_advisory_xact_lock(hashtext({$"template {key}"}))", ct);
            var newest = await db.VersionsOf(key).FirstOrDefaultAsync(ct);
            if (key.View(newest).Version != seen)
            {
                return null;
            }

            var version = new StoredTemplate
            {
                Kind = key.Kind,
                Channel = key.Channel,
                Reader = key.Reader,
                Language = key.Language,
                Title = text?.Title,
                Body = text?.Body,
                By = admin.Name,
                At = clock.GetUtcNow(),
            };
            db.Templates.Add(version);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return version;
        });
        if (added is null)
        {
            return null;
        }

        await book.ForgetAsync();
        return key.View(added);
    }

    /// <summary>Lines as the texts have them, and no title where a channel shows none.</summary>
    public static TemplateText Clean(TemplateKey key, string? title, string? body) => new(
        key.Channel.HasTitle ? (title ?? "").Trim() : "",
        (body ?? "").ReplaceLineEndings("\n").Trim());
}
