using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A version of a text, as an admin saved it. The newest of a key holds; without a body, the default does.</summary>
internal sealed class StoredTemplate
{
    public long Id { get; private init; }
    public required OrderEventKind Kind { get; init; }
    public required Channel Channel { get; init; }
    public required Reader Reader { get; init; }
    public required string Language { get; init; }
    public string? Title { get; init; }
    public string? Body { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class StoredTemplateConfiguration : IEntityTypeConfiguration<StoredTemplate>
{
    public void Configure(EntityTypeBuilder<StoredTemplate> template) =>
        template.HasIndex(t => new { t.Kind, t.Channel, t.Reader, t.Language, t.Id });
}

internal static class StoredTemplates
{
    extension(ShopDb db)
    {
        /// <summary>Of each text the version that holds.</summary>
        public IQueryable<StoredTemplate> NewestTemplates => db.Templates.AsNoTracking().Where(text =>
            !db.Templates.Any(newer => newer.Kind == text.Kind && newer.Channel == text.Channel
                && newer.Reader == text.Reader && newer.Language == text.Language && newer.Id > text.Id));

        public IQueryable<StoredTemplate> VersionsOf(TemplateKey key) => db.Templates.AsNoTracking()
            .Where(text => text.Kind == key.Kind && text.Channel == key.Channel && text.Reader == key.Reader
                && text.Language == key.Language)
            .OrderByDescending(text => text.Id);
    }
}
