using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LittleShop.Api.Catalog;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.Property(c => c.Version).IsRowVersion();
        category.HasIndex(c => c.Slug).IsUnique();
    }
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.Property(p => p.Version).IsRowVersion();
        product.HasIndex(p => p.Slug).IsUnique();
        product.HasIndex(p => new { p.Title, p.Id });
        product.HasIndex(p => new { p.CategoryId, p.Title, p.Id });
        product.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.SetNull);
        product.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        product.HasMany(p => p.Photos).WithOne().HasForeignKey(p => p.ProductId);
    }
}

internal sealed class VariantConfiguration : IEntityTypeConfiguration<Variant>
{
    /// <summary>The constraint that a checkout of more than there is runs into.</summary>
    public const string StockConstraint = "ck_variants_stock";

    public void Configure(EntityTypeBuilder<Variant> variant)
    {
        variant.ToTable("variants", table => table.HasCheckConstraint(StockConstraint, "stock >= 0"));
        variant.Property(v => v.Id).ValueGeneratedNever(); // else EF takes a new one in a product's list for an old one
        variant.Property(v => v.Version).IsRowVersion();
        variant.HasIndex(v => new { v.ProductId, v.Position });
    }
}

internal sealed class PhotoConfiguration : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> photo)
    {
        photo.Property(p => p.Id).ValueGeneratedNever();
        photo.HasIndex(p => new { p.ProductId, p.Position });
        photo.HasIndex(p => p.NotBefore).HasFilter("state = 'Pending'");
    }
}

internal sealed class PhotoFileConfiguration : IEntityTypeConfiguration<PhotoFile>
{
    public void Configure(EntityTypeBuilder<PhotoFile> file)
    {
        file.HasKey(f => new { f.PhotoId, f.Width, f.ContentType });
        file.HasOne<Photo>().WithMany().HasForeignKey(f => f.PhotoId);
    }
}
