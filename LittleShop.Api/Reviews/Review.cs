using LittleShop.Api.Customers;
using LittleShop.Api.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Reviews;

/// <summary>A customer's word on a delivered order; one for each order.</summary>
internal sealed class Review
{
    public required Guid OrderId { get; init; }
    public required Guid CustomerId { get; init; }
    public required int Stars { get; init; }
    public string? Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.HasKey(r => r.OrderId);
        review.HasOne<Order>().WithOne().HasForeignKey<Review>(r => r.OrderId);
        review.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId);
        review.HasIndex(r => new { r.At, r.OrderId });
    }
}
