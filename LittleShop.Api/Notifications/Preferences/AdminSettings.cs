using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Notifications.Preferences;

/// <summary>How an admin wants to be told; without a row, at once and of everything.</summary>
internal sealed class AdminSettings
{
    public required Guid AdminId { get; init; }
    public decimal? MinimumAmount { get; set; }
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietTo { get; set; }
    public bool UrgentBypass { get; set; } = true;
    public string TimeZone { get; set; } = "UTC";
    public string Language { get; set; } = "en";
    public bool Sound { get; set; } = true;
    public TimeOnly DigestAt { get; set; } = new(8, 0);

    /// <summary>The admin's own chat with the bot: for escalations, never for orders.</summary>
    public long? ChatId { get; set; }

    /// <summary>Since when the bot cannot write there; null while it can.</summary>
    public DateTimeOffset? ChatBlockedSince { get; set; }

    /// <summary>Hashed; the chat that sends the code is linked.</summary>
    public string? LinkCode { get; set; }
    public DateTimeOffset? LinkUntil { get; set; }
}

/// <summary>An admin's word on an event and a channel, where it is not «at once».</summary>
internal sealed class AdminChoice
{
    public required Guid AdminId { get; init; }
    public required OrderEventKind Kind { get; init; }
    public required Channel Channel { get; init; }
    public required PreferenceMode Mode { get; set; }
}

internal sealed class PreferenceConfiguration : IEntityTypeConfiguration<AdminSettings>, IEntityTypeConfiguration<AdminChoice>
{
    public void Configure(EntityTypeBuilder<AdminSettings> settings)
    {
        settings.HasKey(s => s.AdminId);
        settings.HasOne<Admin>().WithOne().HasForeignKey<AdminSettings>(s => s.AdminId)
            .OnDelete(DeleteBehavior.Cascade);
        settings.HasIndex(s => s.ChatId).IsUnique().HasFilter("chat_id is not null");
        settings.HasIndex(s => s.LinkCode).IsUnique().HasFilter("link_code is not null");
    }

    public void Configure(EntityTypeBuilder<AdminChoice> choice)
    {
        choice.HasKey(c => new { c.AdminId, c.Kind, c.Channel });
        choice.HasOne<Admin>().WithMany().HasForeignKey(c => c.AdminId).OnDelete(DeleteBehavior.Cascade);
    }
}
