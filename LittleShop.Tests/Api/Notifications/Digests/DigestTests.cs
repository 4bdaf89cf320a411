using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Digests;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Preferences;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static LittleShop.Contracts.OrderEventKind;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications.Digests;

public sealed class DigestTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    /// <summary>The digest's hour in every test: five o'clock in the afternoon in Kolkata.</summary>
    private static readonly TimeOnly _hour = new(17, 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await shop.ForgetCustomersAsync();
        using var owner = await shop.AsAdminAsync();
        await owner.PutAsync<AdminPreferences>("/me/notifications", Wish.Usual with
        {
            Choices =
            [
                new(Received, Channel.WebPush, PreferenceMode.Digest),
                new(Received, Channel.Inbox, PreferenceMode.Digest),
            ],
            TimeZone = "Asia/Kolkata",
            DigestAt = _hour,
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task At_the_admin_s_hour_one_notice_tells_what_waited_and_never_again_that_day()
    {
        var first = await shop.PlaceOrderAsync();
        var second = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(second.Id, PaymentReceived);
        var hour = await MoveBeforeHourAsync();

        await RunAsync(hour.AddSeconds(59));
        Assert.Empty(await NoticesAsync());
        await Task.WhenAll(RunAsync(hour.AddMinutes(2)), RunAsync(hour.AddMinutes(2)));
        await RunAsync(hour.AddHours(5));

        var notice = Assert.Single(await NoticesAsync());
        Assert.Equal("📰 Your digest: 2 events", notice.Title);
        Assert.Equal(
            [first.Number, second.Number],
            notice.Body.Split('\n').Select(line => line.Split('#')[1].Split(' ')[0]));
        await using var db = shop.OpenDb();
        var told = await db.Deliveries.Where(row => row.NoticeId == notice.Id)
            .OrderBy(row => row.Channel).ToListAsync(Ct);
        Assert.Equal(
            [
                (Channel.Email, DeliveryState.Suppressed, (SuppressionReason?)SuppressionReason.ChannelOff),
                (Channel.Inbox, DeliveryState.Sent, null),
            ],
            told.Select(row => (row.Channel, row.State, row.Reason)));
    }

    [Fact]
    public async Task What_came_after_the_hour_is_told_the_next_day_and_once()
    {
        await shop.PlaceOrderAsync();
        var hour = await MoveBeforeHourAsync();
        await RunAsync(hour.AddMinutes(2));
        var late = await shop.PlaceOrderAsync();
        await using (var db = shop.OpenDb())
        {
            await db.Deliveries.Where(row => row.OrderId == late.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CreatedAt, hour.AddMinutes(1)), Ct);
        }

        await RunAsync(hour.AddHours(4));
        Assert.Single(await NoticesAsync());
        await RunAsync(hour.AddDays(1).AddMinutes(2));

        var notices = await NoticesAsync();
        Assert.Equal(2, notices.Count);
        Assert.Contains(late.Number, Assert.Single(notices[1].Body.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_was_missed_is_told_as_soon_as_somebody_looks()
    {
        var order = await shop.PlaceOrderAsync();
        var hour = await MoveBeforeHourAsync();

        await RunAsync(hour.AddHours(23)); // the machine was off in between

        Assert.Contains(order.Number, Assert.Single(await NoticesAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_waited_is_no_digest_and_so_it_is_for_a_disabled_admin()
    {
        await shop.PlaceOrderAsync(); // is told at once to nobody's digest but the owner's
        var hour = await MoveBeforeHourAsync();
        await using var db = shop.OpenDb();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(admin => admin.Disabled, true), Ct);
        await RunAsync(hour.AddMinutes(2));
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(admin => admin.Disabled, false), Ct);
        await db.Deliveries.ExecuteDeleteAsync(Ct);
        await RunAsync(hour.AddMinutes(3));

        Assert.Empty(await NoticesAsync());
    }

    /// <summary>As if all that waits had come an hour before the digest's hour, which is answered.</summary>
    private async Task<DateTimeOffset> MoveBeforeHourAsync()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).Date;
        var hour = new DateTimeOffset(today + _hour.ToTimeSpan(), zone.GetUtcOffset(today)).ToUniversalTime();
        await using var db = shop.OpenDb();
        await db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedAt, hour.AddHours(-1)), Ct);
        return hour;
    }

    private async Task RunAsync(DateTimeOffset now)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await new DigestJob(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<MessageWriter>(),
            services.GetRequiredService<Wakeup>(), services.GetRequiredService<DeliveryNews>(),
            new FakeTimeProvider(now)).RunAsync(Ct);
    }

    private async Task<List<Notice>> NoticesAsync()
    {
        await using var db = shop.OpenDb();
        return await db.Notices.AsNoTracking().Where(notice => notice.Kind == NoticeKind.Digest)
            .OrderBy(notice => notice.Id).ToListAsync(Ct);
    }
}
