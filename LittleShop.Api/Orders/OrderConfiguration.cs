using LittleShop.Api.Customers;
using LittleShop.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Orders;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.Property(o => o.Version).IsRowVersion();
        order.Property(o => o.Currency).HasMaxLength(3);
        order.Property(o => o.IsCanary).HasDefaultValue(false);
        order.HasQueryFilter(o => !o.IsCanary);
        order.Ignore(o => o.Number).Ignore(o => o.NextMoves);
        order.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<Admin>().WithMany().HasForeignKey(o => o.AssignedAdminId).OnDelete(DeleteBehavior.SetNull);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(line => line.OrderId);
        order.HasIndex(o => new { o.PlacedAt, o.Id });
        order.HasIndex(o => new { o.Status, o.PlacedAt, o.Id });
        order.HasIndex(o => new { o.CustomerId, o.PlacedAt });
        order.HasIndex(o => new { o.CustomerId, o.IdempotencyKey }).IsUnique()
            .HasFilter("idempotency_key is not null");
        order.HasIndex(o => o.PayBy).HasFilter("status = 'PendingPayment'");

        // Paid, and nobody has taken notice: what the reminders look through.
        order.HasIndex(o => o.PaidAt).HasDatabaseName("ix_orders_unanswered")
            .HasFilter("status = 'PaymentReceived' and acknowledged_at is null");
    }
}

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> line) => line.HasKey(l => new { l.OrderId, l.Position });
}

internal sealed class OrderEventConfiguration : IEntityTypeConfiguration<OrderEvent>
{
    public void Configure(EntityTypeBuilder<OrderEvent> entry)
    {
        entry.HasOne<Order>().WithMany().HasForeignKey(e => e.OrderId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.OrderId, e.Id });
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.OrderId, e.IdempotencyKey }).IsUnique().HasFilter("idempotency_key is not null");
    }
}
