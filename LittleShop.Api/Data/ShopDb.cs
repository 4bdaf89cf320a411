using LittleShop.Api.Carts;
using LittleShop.Api.Catalog;
using LittleShop.Api.Customers;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Api.Notifications.Preferences;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.Webhooks;
using LittleShop.Api.Orders;
using LittleShop.Api.Payments;
using LittleShop.Api.Reviews;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Data;

/// <summary>The shop's database: the only truth. Each feature's tables are configured in its own folder.</summary>
internal sealed class ShopDb(DbContextOptions<ShopDb> options)
    : IdentityUserContext<Admin, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<OrderEvent> OrderEvents => Set<OrderEvent>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Cart> Carts => Set<Cart>();
    public DbSet<CartLineRow> CartLines => Set<CartLineRow>();
    public DbSet<ShippingMethod> ShippingMethods => Set<ShippingMethod>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Variant> Variants => Set<Variant>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<PhotoFile> PhotoFiles => Set<PhotoFile>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<NotificationRoute> Routes => Set<NotificationRoute>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<RouteOverride> RouteOverrides => Set<RouteOverride>();
    public DbSet<AdminSettings> AdminSettings => Set<AdminSettings>();
    public DbSet<AdminChoice> AdminChoices => Set<AdminChoice>();
    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();
    public DbSet<StoredTemplate> Templates => Set<StoredTemplate>();
    public DbSet<NotificationAction> NotificationActions => Set<NotificationAction>();
    public DbSet<PushSubscription> PushSubscriptions => Set<PushSubscription>();
    public DbSet<VapidKey> VapidKeys => Set<VapidKey>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<decimal>().HavePrecision(14, 3);
        conventions.Properties<OrderStatus>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<OrderEventKind>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<PaymentMethod>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<ProductStatus>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<PhotoState>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<Channel>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<DeliveryState>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<SuppressionReason>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<NoticeKind>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<PreferenceMode>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<Reader>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<ActionState>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<Audience>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ShopDb).Assembly);
        builder.Entity<Admin>().ToTable("admins").HasQueryFilter(admin => !admin.IsCanary);
        builder.Entity<Admin>().Property(admin => admin.IsCanary).HasDefaultValue(false);
        builder.Entity<Admin>().Property(admin => admin.ActiveSince).HasDefaultValueSql("now()");
        builder.Entity<IdempotencyKey>().HasKey(key => new { key.Scope, key.Key });
        builder.Entity<IdempotencyKey>().HasIndex(key => key.At);
    }
}
