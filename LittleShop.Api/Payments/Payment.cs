using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Payments;

/// <summary>Money that came for an order. A charge id is recorded once, however often it is reported.</summary>
internal sealed class Payment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid OrderId { get; init; }
    public required PaymentMethod Method { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public string? TelegramChargeId { get; init; }
    public string? ProviderChargeId { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.HasOne<Order>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
        payment.HasIndex(p => p.TelegramChargeId).IsUnique();
    }
}
