using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Customers;

/// <summary>Somebody who wrote to the bot.</summary>
internal sealed class Customer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required long ChatId { get; init; }
    public required string Name { get; set; }
    public string? Username { get; set; }
    public string? Email { get; set; }

    /// <summary>Since when mails go there; earlier events were not for it.</summary>
    public DateTimeOffset? EmailSince { get; set; }

    /// <summary>What Telegram says; <see cref="ChosenLanguage"/> goes before it.</summary>
    public string? Language { get; set; }
    public string? ChosenLanguage { get; set; }
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietTo { get; set; }
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Wants no messages but about their orders.</summary>
    public bool OptedOut { get; set; }

    /// <summary>The shop's own, for its canary orders.</summary>
    public bool IsCanary { get; init; }

    /// <summary>Since when the bot cannot write to them (blocked or gone); null while it can.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }
    public string? LastRecipient { get; set; }
    public string? LastAddress { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
}

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.Property(c => c.TimeZone).HasDefaultValue("UTC");
        customer.Property(c => c.OptedOut).HasDefaultValue(false);
        customer.Property(c => c.IsCanary).HasDefaultValue(false);
        customer.HasQueryFilter(c => !c.IsCanary);
        customer.HasIndex(c => c.ChatId).IsUnique();
        customer.HasIndex(c => new { c.LastSeenAt, c.Id });
    }
}
