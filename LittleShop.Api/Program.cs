using LittleShop.Api;
using LittleShop.Api.Carts;
using LittleShop.Api.Catalog;
using LittleShop.Api.Customers;
using LittleShop.Api.Data;
using LittleShop.Api.Jobs;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications;
using LittleShop.Api.Orders;
using LittleShop.Api.Payments;
using LittleShop.Api.Reviews;
using LittleShop.Api.Security;
using LittleShop.Api.Shop;
using LittleShop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddNpgsqlDbContext<ShopDb>("shop", PostgresDefaults.Apply, options => options.UseShopModel());
builder.AddRedisClient("cache");
builder.AddWebApi();
builder.AddShopSecurity();
builder.AddShop();
builder.AddCatalog();
builder.AddOrders();
builder.AddCustomers();
builder.Services.AddNotifications();
builder.AddLive();
builder.AddJobs();

var app = builder.Build();
if (args is ["migrate"])
{
    await app.Services.PrepareDatabaseAsync();
    return 0;
}

app.UseWebApi();
app.MapDefaultEndpoints();
app.MapSecurity();
app.MapShop();
app.MapCatalog();
app.MapOrders();
app.MapCustomers();
app.MapCarts();
app.MapPayments();
app.MapReviews();
app.MapLive();
app.MapNotifications();
app.MapJobs();
return await app.RunCheckedAsync();
