using LittleShop.AppHost;
using LittleShop.LocalHosting.Run;
using static LittleShop.Contracts.ResourceNames;

var launch = Launch.Prepare(args);
var builder = DistributedApplication.CreateBuilder([.. launch.Options.BuilderArguments]);

var shop = builder.AddShopDatabase(launch);
var cache = builder.AddCache(launch);
var ownerPassword = builder.AddSecret("owner-password", launch);
var adminKey = builder.AddSecret("admin-key", launch);
var botKey = builder.AddSecret("bot-key", launch);
var telegramToken = builder.AddSecret("telegram-token", launch);

var api = builder.AddProject<Projects.LittleShop_Api>(Api, launchProfileName: null)
    .WithHttpEndpoint(launch.Ports.Api).WithHttpHealthCheck("/health").Frugal()
    .WithReference(shop.Connection).WaitFor(shop.Server)
    .WithReference(cache.Connection).WaitFor(cache.Server)
    .WithEnvironment("ServiceKeys__Admin", adminKey)
    .WithEnvironment("ServiceKeys__Bot", botKey)
    .WithEnvironment("Owner__Email", launch.OwnerEmail).WithEnvironment("Owner__Password", ownerPassword)
    .WithEnvironment("Demo__Enabled", launch.Demo)
    .WithEnvironment("Shop__AdminUrl", launch.AdminUrl)
    .WithSettings("Email", launch.EmailSettings)
    .WithExternalHttpEndpoints();

builder.AddProject<Projects.LittleShop_Admin_Blazor>(Admin, launchProfileName: null)
    .WithHttpEndpoint(launch.Ports.Admin).WithHttpHealthCheck("/health").Frugal()
    .WithReference(api).WaitFor(api)
    .WithReference(cache.Connection).WaitFor(cache.Server)
    .WithEnvironment("Api__Key", adminKey)
    .WithExternalHttpEndpoints();

var bot = builder.AddProject<Projects.LittleShop_BotWorker>(Bot, launchProfileName: null)
    .WithHttpEndpoint(launch.Ports.Bot).WithHttpHealthCheck("/health").Frugal()
    .WithReference(api).WaitFor(api)
    .WithReference(cache.Connection).WaitFor(cache.Server)
    .WithEnvironment("Api__Key", botKey)
    .WithEnvironment("Telegram__BotToken", telegramToken)
    .WithSettings("Telegram", launch.TelegramSettings);

if (launch.SimulatesTelegram)
{
    var simulator = builder.AddProject<Projects.LittleShop_TelegramSimulator>(Simulator, launchProfileName: null)
        .WithHttpEndpoint(launch.Ports.Simulator).WithHttpHealthCheck("/health").Frugal()
        .WithBot(telegramToken, api);
    bot.WaitFor(simulator)
        .WithEnvironment("Telegram__ApiBaseUrl", simulator.GetEndpoint("http"))
        .WithEnvironment("Telegram__PaymentProviderToken", "simulated");
}

if (launch.SinksMail)
{
    builder.AddProject<Projects.LittleShop_MailSink>(Mail, launchProfileName: null)
        .WithHttpEndpoint(launch.Ports.Mail).WithHttpHealthCheck("/health").Frugal()
        .WithSettings("MailSink", launch.MailSinkSettings);
}

builder.AnnounceWhenUp(launch);
builder.Build().Run();
