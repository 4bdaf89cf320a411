using LittleShop.Api.Notifications.Escalation;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications.Escalation;

public sealed class EscalationTests(PostgresServer postgres, CacheServer cache) : IAsyncLifetime
{
    private readonly ShopHost _shop = new(postgres, cache)
    {
        Settings =
        {
            ["Escalation:PollSeconds"] = "0.1",
            ["Email:Host"] = "127.0.0.1", // nobody listens there, and no test reads a letter
            ["Email:Port"] = "1",
            ["Email:From"] = "orders@example.org",
        },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task An_order_that_nobody_answers_is_repeated_then_goes_to_the_owners_and_then_to_one_admin_after_the_other()
    {
        using var packer = await _shop.AsAdminAsync(Roles.Packer);
        using var manager = await _shop.AsAdminAsync(Roles.Manager);
        using var viewer = await _shop.AsAdminAsync(Roles.Viewer);
        await _shop.OpenWaysToOwnersAsync();
        var order = await _shop.PaidOrderAsync(minutesAgo: 5.5);
        List<OrderEventKind> steps = [];

        await NextAsync(0);
        await NextAsync(5);
        await NextAsync(5, EscalatedToChat);
        await NextAsync(15, EscalatedToEmail);
        await NextAsync(15.1, EscalatedToNext);
        await NextAsync(15.1, EscalatedToNext);
        await NextAsync(15.1, EscalatedToNext);
        await NextAsync(15.1); // nobody is left to call, and still it is repeated

        await using var db = _shop.OpenDb();
        var notes = await db.OrderEvents.Where(entry => entry.OrderId == order && entry.Kind == EscalatedToNext)
            .OrderBy(entry => entry.Id).Select(entry => entry.Note).ToListAsync(Ct);
        Assert.Equal(
            ["Owner is asked to take it.", "Manager is asked to take it.", "Packer is asked to take it."], notes);
        var told = await db.Deliveries.Where(delivery => delivery.OrderId == order)
            .Join(db.OrderEvents, delivery => delivery.EventId, entry => entry.Id,
                (delivery, entry) => new { entry.Kind, delivery.Channel, delivery.Audience })
            .ToListAsync(Ct);
        Assert.Equal(8 * 4, told.Count(row => row is { Kind: AcceptanceReminder, Channel: Channel.Inbox })); // 4 admins
        Assert.Contains(told, row => row is { Kind: EscalatedToChat, Channel: Channel.Telegram, Audience: Audience.Owners });
        Assert.Contains(told, row => row is { Kind: EscalatedToEmail, Channel: Channel.Email, Audience: Audience.Owners });
        Assert.Equal(3, told.Count(row => row is { Kind: EscalatedToNext, Channel: Channel.Telegram }));
        Assert.DoesNotContain(told, row => row.Kind.IsInternal && row.Audience is Audience.Customer);

        async Task NextAsync(double minutes, params OrderEventKind[] beside)
        {
            await _shop.AgeAsync(order, minutes);
            steps.AddRange([AcceptanceReminder, .. beside]);
            await _shop.UntilStepsAsync(order, [.. steps]);
        }
    }

    [Fact]
    public async Task A_step_that_would_reach_nobody_makes_room_for_the_next_one()
    {
        using var packer = await _shop.AsAdminAsync(Roles.Packer);
        await _shop.OpenWaysToOwnersAsync(chat: false, mail: false);
        var nobody = await _shop.PaidOrderAsync(minutesAgo: 15.5);
        await _shop.UntilStepsAsync(nobody, AcceptanceReminder, EscalatedToNext); // neither chat nor mail

        await _shop.OpenWaysToOwnersAsync(chat: false);
        var mail = await _shop.PaidOrderAsync(minutesAgo: 15.5);
        await _shop.UntilStepsAsync(mail, AcceptanceReminder, EscalatedToEmail);

        await using var db = _shop.OpenDb();
        await db.AdminSettings.ExecuteUpdateAsync(
            set => set.SetProperty(mine => mine.ChatId, 4711)
                .SetProperty(mine => mine.ChatBlockedSince, DateTimeOffset.UnixEpoch), Ct);
        var blocked = await _shop.PaidOrderAsync(minutesAgo: 15.5);
        await _shop.UntilStepsAsync(blocked, AcceptanceReminder, EscalatedToEmail);

        await _shop.OpenWaysToOwnersAsync(mail: false);
        var chat = await _shop.PaidOrderAsync(minutesAgo: 30.5);
        await _shop.UntilStepsAsync(chat, AcceptanceReminder, EscalatedToChat, EscalatedToNext); // in the mail's time
    }

    [Fact]
    public async Task After_a_day_an_order_is_not_repeated_any_more()
    {
        await _shop.OpenWaysToOwnersAsync(chat: false, mail: false);
        var old = await _shop.PaidOrderAsync(minutesAgo: 24 * 60 + 6);
        var young = await _shop.PaidOrderAsync(minutesAgo: 24 * 60 - 30);

        await _shop.UntilStepsAsync(young, AcceptanceReminder, EscalatedToNext);

        await _shop.UntilStepsAsync(old, EscalatedToNext);
    }

    [Fact]
    public async Task An_answer_stops_it_and_so_does_leaving_for_elsewhere()
    {
        await _shop.OpenWaysToOwnersAsync();
        var answered = await _shop.PaidOrderAsync(minutesAgo: 5.5);
        var accepted = await _shop.PaidOrderAsync(minutesAgo: 5.5);
        var waiting = await _shop.PaidOrderAsync(minutesAgo: 5.5);
        await _shop.UntilStepsAsync(answered, AcceptanceReminder);
        await _shop.UntilStepsAsync(accepted, AcceptanceReminder);
        await using (var db = _shop.OpenDb())
        {
            await db.Database.ExecuteSqlAsync(
                $"update orders set acknowledged_at = now(), acknowledged_by = 'Grace' where id = {answered}", Ct);
        }

        await _shop.MoveAsync(accepted, OrderStatus.OnHold, OrderStatus.Accepted);
        foreach (var order in (Guid[])[answered, accepted, waiting])
        {
            await _shop.AgeAsync(order, 11);
        }

        await _shop.UntilStepsAsync(
            waiting, AcceptanceReminder, AcceptanceReminder, EscalatedToChat); // the loop has looked at all of them
        Assert.Equal([AcceptanceReminder], await _shop.StepsAsync(answered));
        Assert.Equal([AcceptanceReminder], await _shop.StepsAsync(accepted));
    }

    [Fact]
    public async Task An_order_that_goes_on_hold_and_back_keeps_its_first_answer()
    {
        var order = await _shop.PaidOrderAsync();
        using var owner = await _shop.AsAdminAsync();
        Assert.NotNull((await owner.GetAsync<OrderDetail>($"/orders/{order}")).Answer!.WaitingSince);

        var held = await _shop.MoveAsync(order, OrderStatus.OnHold);
        var back = await _shop.MoveAsync(order, OrderStatus.Accepted);

        Assert.Equal(("Owner", null), (held.Answer!.By, held.Answer.WaitingSince));
        Assert.Equal(held.Answer, back.Answer);
    }

    [Fact]
    public async Task Many_copies_at_once_write_each_step_once()
    {
        await _shop.OpenWaysToOwnersAsync();
        var orders = new List<Guid>();
        for (var at = 0; at < 5; at++)
        {
            orders.Add(await _shop.PaidOrderAsync(minutesAgo: 46));
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var scope = _shop.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EscalationRound>().RunAsync(Ct);
        }));

        foreach (var order in orders)
        {
            Assert.Equal(
                [AcceptanceReminder, EscalatedToChat, EscalatedToEmail, EscalatedToNext], (await _shop.StepsAsync(order)).Order());
        }
    }

    [Theory]
    [InlineData("Escalation:RemindMinutes", "0")]
    [InlineData("Escalation:ChatMinutes", "5")]
    [InlineData("Escalation:EmailMinutes", "3")]
    [InlineData("Escalation:NextMinutes", "30")]
    [InlineData("Escalation:PollSeconds", "0")]
    public void A_step_out_of_its_order_is_refused_with_a_sentence(string key, string value)
    {
        var name = key.Split(':')[1];
        var options = new EscalationOptions();
        typeof(EscalationOptions).GetProperty(name)!.SetValue(
            options, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

        var refused = new EscalationOptionsValidator().Validate(null, options);

        Assert.Contains(refused.Failures!, said => said.StartsWith($"{key} must be", StringComparison.Ordinal)
            && said.Contains("for example", StringComparison.Ordinal));
        Assert.True(new EscalationOptionsValidator().Validate(null, new EscalationOptions()).Succeeded);
    }
}
