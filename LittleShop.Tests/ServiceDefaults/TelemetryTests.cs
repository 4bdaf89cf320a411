using LittleShop.ServiceDefaults;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LittleShop.Tests.ServiceDefaults;

public sealed class TelemetryTests(PostgresServer postgres)
{
    [Fact]
    public async Task All_nine_metrics_have_their_names_and_move()
    {
        await using var app = await StartAsync(await postgres.NewEmptyDatabaseAsync());
        using var http = new HttpClient { BaseAddress = AddressOf(app) };
        var metrics = app.Services.GetRequiredService<ShopMetrics>();

        metrics.PushSent("sent");
        metrics.TelegramSent("failed");
        metrics.OrderStatusChanged("Accepted", "Packing");
        metrics.NotificationDelivered("telegram", TimeSpan.FromMilliseconds(30));
        metrics.SetActivePushSubscriptions(4);
        metrics.SetPendingOrders(0);
        metrics.SetJobsPending(7);
        Assert.Equal("1", await http.GetStringAsync(
            new Uri("/one/5", UriKind.Relative), TestContext.Current.CancellationToken));

        string[] expected =
        [
            """littleshop_push_notifications_sent_total{otel_scope_name="LittleShop",outcome="sent"} 1""",
            """littleshop_telebot_messages_sent_total{otel_scope_name="LittleShop",outcome="failed"} 1""",
            """littleshop_order_status_changes_total{otel_scope_name="LittleShop",from="Accepted",to="Packing"} 1""",
            """littleshop_notification_delivery_seconds_bucket{otel_scope_name="LittleShop",channel="telegram",le="0.05"} 1""",
            """littleshop_active_push_subscriptions{otel_scope_name="LittleShop"} 4""",
            """littleshop_pending_orders_count{otel_scope_name="LittleShop"} 0""",
            """littleshop_background_jobs_pending{otel_scope_name="LittleShop"} 7""",
            """
            littleshop_api_request_duration_seconds_count{otel_scope_name="LittleShop",method="GET",route="/one/{id:int}",status="200"} 1
            """,
            """littleshop_database_query_duration_seconds_count{otel_scope_name="LittleShop"} """,
        ];
        var page = "";
        await Deadline.UntilAsync(
            async () =>
            {
                // A request is measured when its answer has already gone.
                page = OwnMeters.Unnamed(await http.GetStringAsync(
                    new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken));
                return page.Contains("route=\"/one/{id:int}\"", StringComparison.Ordinal);
            },
            "the request is counted");
        Assert.All(expected, line => Assert.Contains(line, page));
        Assert.DoesNotContain(",route=\"/metrics\"", page);
    }

    [Fact]
    public async Task A_dead_cache_degrades_and_a_dead_database_condemns()
    {
        const string nobody = "127.0.0.1:1";
        await using var withoutCache = await StartAsync(await postgres.NewEmptyDatabaseAsync(), nobody);
        await using var withoutDatabase = await StartAsync("Host=127.0.0.1;Port=1;Username=x;Database=x", nobody);

        Assert.Equal((true, "\"StackExchange.Redis\":\"Degraded\""), await HealthOf(withoutCache, "Redis"));
        Assert.Equal((false, "\"Empty\":\"Unhealthy\""), await HealthOf(withoutDatabase, "Empty"));
    }

    private static async Task<(bool IsFit, string Check)> HealthOf(WebApplication app, string check)
    {
        using var http = new HttpClient { BaseAddress = AddressOf(app) };
        using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        using var alive = await http.GetAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(alive.IsSuccessStatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.IsSuccessStatusCode, text.Split('{', '}', ',').Single(part => part.Contains(check)));
    }

    private static async Task<WebApplication> StartAsync(string database, string? cache = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:shop"] = database;
        builder.Configuration["ConnectionStrings:cache"] = cache;
        builder.AddServiceDefaults();
        OwnMeters.Use(builder.Services);
        builder.AddNpgsqlDbContext<Empty>("shop");
        if (cache is not null)
        {
            builder.AddRedisClient("cache");
        }

        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet("/one/{id:int}", (Empty db) => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"").SingleAsync());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private sealed class Empty(DbContextOptions<Empty> options) : DbContext(options);
}
