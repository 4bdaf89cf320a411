using LittleShop.Api.Notifications.Escalation;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications.Escalation;

public sealed class EscalationTests(PostgresServer postgres, CacheServer cache) : IAsyncLifetime
{
    private readonly ShopHost _shop = new(postgres, cache) { Settings = { ["Escalation:PollSeconds"] = "0.1" } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task An_order_that_nobody_answers_is_repeated_then_goes_to_the_owners_and_then_to_one_admin_after_the_other()
    {
        using var packer = await _shop.AsAdminAsync(Roles.Packer);
        using var manager = await _shop.AsAdminAsync(Roles.Manager);
        using var viewer = await _shop.AsAdminAsync(Roles.Viewer);
        var order = await _shop.PaidOrderAsync(minutesAgo: 5.5);

        await _shop.UntilStepsAsync(order, AcceptanceReminder);
        await _shop.AgeAsync(order, 5);
        await _shop.UntilStepsAsync(order, AcceptanceReminder, AcceptanceReminder);
        await _shop.AgeAsync(order, 5);
        OrderEventKind[] owners = [AcceptanceReminder, AcceptanceReminder, EscalatedToChat];
        await _shop.UntilStepsAsync(order, owners);
        await _shop.AgeAsync(order, 15);
        await _shop.UntilStepsAsync(order, [.. owners, EscalatedToEmail]);
        foreach (var called in (int[])[1, 2, 3, 3])
        {
            await _shop.AgeAsync(order, 15.1);
            await _shop.UntilStepsAsync(
                order, [.. owners, EscalatedToEmail, .. Enumerable.Repeat(EscalatedToNext, called)]);
        }

        await using var db = _shop.OpenDb();
        var notes = await db.OrderEvents.Where(entry => entry.OrderId == order && entry.Kind == EscalatedToNext)
            .OrderBy(entry => entry.Id).Select(entry => entry.Note).ToListAsync(Ct);
        Assert.Equal(
            ["Owner is asked to take it.", "Manager is asked to take it.", "Packer is asked to take it."], notes);
        var told = await db.Deliveries.Where(delivery => delivery.OrderId == order)
            .Join(db.OrderEvents, delivery => delivery.EventId, entry => entry.Id,
                (delivery, entry) => new { entry.Kind, delivery.Channel, delivery.Audience })
            .ToListAsync(Ct);
        Assert.Equal(8, told.Count(row => row is { Kind: AcceptanceReminder, Channel: Channel.Inbox })); // 4 admins
        Assert.Contains(told, row => row is { Kind: EscalatedToChat, Channel: Channel.Telegram, Audience: Audience.Owners });
        Assert.Contains(told, row => row is { Kind: EscalatedToEmail, Channel: Channel.Email, Audience: Audience.Owners });
        Assert.Equal(3, told.Count(row => row is { Kind: EscalatedToNext, Channel: Channel.Telegram }));
        Assert.DoesNotContain(told, row => row.Kind.IsInternal && row.Audience is Audience.Customer);
    }

    [Fact]
    public async Task An_answer_stops_it_and_so_does_leaving_for_elsewhere()
    {
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

        await _shop.UntilStepsAsync(waiting, AcceptanceReminder, EscalatedToChat); // the loop has looked at all of them
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
                [EscalatedToChat, EscalatedToEmail, EscalatedToNext], (await _shop.StepsAsync(order)).Order());
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
