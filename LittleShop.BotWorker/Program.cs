using LittleShop.BotWorker;
using LittleShop.Contracts;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRedisClient(ResourceNames.Cache);
builder.AddBot();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapBot();
return await app.RunCheckedAsync();
