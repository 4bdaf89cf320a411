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
    public string? Language { get; set; }

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
        customer.HasIndex(c => c.ChatId).IsUnique();
        customer.HasIndex(c => new { c.LastSeenAt, c.Id });
    }
}
