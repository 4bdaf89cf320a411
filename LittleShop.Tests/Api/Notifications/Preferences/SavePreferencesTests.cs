using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using static LittleShop.Contracts.OrderEventKind;
using static LittleShop.Contracts.PreferenceMode;

namespace LittleShop.Tests.Api.Notifications.Preferences;

public sealed class SavePreferencesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private const string Path = "/me/notifications";

    public static TheoryData<string, AdminPreferences> Impossible => new()
    {
        { "time-zone", Wish.Usual with { TimeZone = "Mars/Olympus" } },
        { "time-zone", Wish.Usual with { TimeZone = "UTC+3" } },
        { "time-zone", Wish.Usual with { TimeZone = "GMT Standard Time" } },
        { "time-zone", Wish.Usual with { TimeZone = "../etc/passwd" } },
        { "language", Wish.Usual with { Language = "tlh" } },
        { "quiet-hours", Wish.Usual with { QuietFrom = new(22, 0) } },
        { "quiet-hours", Wish.Usual with { QuietTo = new(22, 0) } },
        { "quiet-hours", Wish.Usual with { QuietFrom = new(22, 0), QuietTo = new(22, 0) } },
        { "digest", Wish.With(PaymentConfirmed, Channel.WebPush, Digest) },
        { "digest", Wish.With(Packing, Channel.Telegram, Digest) },
        { "choice", Wish.With(Packing, Channel.Webhook, Off) },
        { "choice", Wish.With((OrderEventKind)99, Channel.WebPush, Off) },
        {
            "choice",
            Wish.Usual with { Choices = [new(Packing, Channel.Inbox, Off), new(Packing, Channel.Inbox, Digest)] }
        },
    };

    [Theory, MemberData(nameof(Impossible))]
    public async Task What_is_impossible_is_refused_with_the_reason_and_changes_nothing(
        string code, AdminPreferences wanted)
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var before = await packer.PutAsync<AdminPreferences>(
            Path, Wish.With(Delivered, Channel.WebPush, Off) with { MinimumAmount = 7, Sound = false });

        using var answer = await packer.SendAsync(HttpMethod.Put, Path, wanted with { MinimumAmount = 1 });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.ProblemAsync();
        Assert.Equal(code, problem.Code);
        Assert.InRange(problem.Message.Length, 20, 300);
        Assert.Equivalent(before, await packer.GetAsync<AdminPreferences>(Path), strict: true);
    }

    [Fact]
    public async Task Who_never_chose_hears_of_everything_at_once()
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);

        Assert.Equivalent(Wish.Usual, await viewer.GetAsync<AdminPreferences>(Path), strict: true);
    }

    [Fact]
    public async Task Saving_replaces_the_whole_and_only_one_s_own()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        using var owner = await shop.AsAdminAsync();
        await manager.PutAsync<AdminPreferences>(Path, Wish.With(Delivered, Channel.WebPush, Off));
        var wanted = new AdminPreferences(
            [new(Received, Channel.Inbox, On), new(Packing, Channel.WebPush, Digest)], 12.5m, new(22, 30), new(7, 15),
            false,
            "Europe/Berlin", "de", false, new(9, 30));

        var saved = await manager.PutAsync<AdminPreferences>(Path, wanted);

        Assert.Equivalent(wanted with { Choices = [wanted.Choices[1]] }, saved, strict: true);
        Assert.Equivalent(saved, await manager.GetAsync<AdminPreferences>(Path), strict: true);
        Assert.Equivalent(Wish.Usual, await owner.GetAsync<AdminPreferences>(Path), strict: true);
    }

    [Fact]
    public async Task Many_savings_at_once_end_as_one_of_them()
    {
        using var admin = await shop.AsAdminAsync(Roles.Manager);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(n => admin.PutAsync<AdminPreferences>(
            Path, Wish.With((OrderEventKind)n, Channel.WebPush, Off) with { MinimumAmount = n })));

        var saved = await admin.GetAsync<AdminPreferences>(Path);
        Assert.Equal((OrderEventKind)saved.MinimumAmount!.Value, Assert.Single(saved.Choices).Kind);
    }

    [Fact]
    public async Task What_there_is_to_choose_is_what_the_routing_table_tells_this_admin()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        var owners = await owner.GetAsync<List<HearableEvent>>($"{Path}/events");
        var packers = await packer.GetAsync<List<HearableEvent>>($"{Path}/events");

        Assert.Contains(new HearableEvent(EscalatedToChat, Channel.Telegram, false), owners);
        Assert.DoesNotContain(packers, told => told.Kind is EscalatedToChat);
        Assert.Contains(new HearableEvent(EscalatedToNext, Channel.Email, true), packers);
        Assert.All((List<HearableEvent>[])[owners, packers], list => Assert.Distinct(list));
    }
}
