using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications;

/// <summary>Something told beside the life of an order: a broadcast, a digest, an alarm.</summary>
internal sealed class Notice
{
    public long Id { get; private init; }
    public required NoticeKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>Telegram's HTML for a broadcast; plain lines for everything else.</summary>
    public required string Body { get; init; }

    /// <summary>Where it leads in the admin.</summary>
    public string? Url { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What must not be told twice: the digest's day, the gap's event, the request's key.</summary>
    public string? OnceKey { get; init; }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice) =>
        notice.HasIndex(n => new { n.Kind, n.OnceKey }).IsUnique().HasFilter("once_key is not null");
}
