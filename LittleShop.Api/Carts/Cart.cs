using LittleShop.Api.Catalog;
using LittleShop.Api.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Carts;

/// <summary>Where a customer's next order goes and how; its lines are beside it.</summary>
internal sealed class Cart
{
    public required Guid CustomerId { get; init; }
    public string? RecipientName { get; set; }
    public string? Address { get; set; }
    public Guid? ShippingMethodId { get; set; }
}

internal sealed class CartLineRow
{
    public required Guid CustomerId { get; init; }
    public required Guid VariantId { get; init; }
    public required int Quantity { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
}

internal sealed class CartConfiguration : IEntityTypeConfiguration<Cart>, IEntityTypeConfiguration<CartLineRow>
{
    public void Configure(EntityTypeBuilder<Cart> cart)
    {
        cart.HasKey(c => c.CustomerId);
        cart.HasOne<Customer>().WithOne().HasForeignKey<Cart>(c => c.CustomerId);
        cart.HasOne<ShippingMethod>().WithMany().HasForeignKey(c => c.ShippingMethodId)
            .OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<CartLineRow> line)
    {
        line.ToTable("cart_lines", table => table.HasCheckConstraint("ck_cart_lines_quantity", "quantity > 0"));
        line.HasKey(l => new { l.CustomerId, l.VariantId });
        line.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId);
        line.HasOne<Variant>().WithMany().HasForeignKey(l => l.VariantId);
    }
}
