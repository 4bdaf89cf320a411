using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Escalation;

/// <summary>Paid orders that nobody answers, and a clock that a test can push on.</summary>
internal static class Unanswered
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(ShopHost shop)
    {
        /// <summary>Paid by its customer, so that no admin took notice.</summary>
        public async Task<Guid> PaidOrderAsync(double minutesAgo = 0)
        {
            var customer = await shop.NewCartAsync(await shop.NewVariantAsync());
            var placed = await shop.CheckOutAsync(customer);
            using var bot = shop.AsBot();
            await bot.PostAsync<ChangedOrder>(
                $"/customers/{customer}/orders/{placed.Id}/payment",
                new RecordPayment(placed.Total, Guid.NewGuid().ToString(), Guid.NewGuid().ToString()));
            await shop.AgeAsync(placed.Id, minutesAgo);
            return placed.Id;
        }

        /// <summary>As if the order, and all that happened to it, were so much older.</summary>
        public async Task AgeAsync(Guid order, double minutes)
        {
            await using var db = shop.OpenDb();
            await db.Database.ExecuteSqlAsync(
                $"""
                with aged as (
                    update orders set paid_at = paid_at - make_interval(secs => {minutes * 60}) where id = {order})
                update order_events set at = at - make_interval(secs => {minutes * 60}) where order_id = {order}
                """,
                Ct);
        }

        /// <summary>The owner has a chat, and the shop a server for mail: both ways to the owners are open.</summary>
        public async Task OpenWaysToOwnersAsync(bool chat = true, bool mail = true)
        {
            await using var db = shop.OpenDb();
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into admin_settings (admin_id, urgent_bypass, time_zone, language, sound, digest_at, chat_id)
                select id, true, 'UTC', 'en', true, '08:00', case when {chat} then 4711 end from admins
                where role = 'Owner'
                on conflict (admin_id) do update set chat_id = excluded.chat_id, chat_blocked_since = null
                """,
                Ct);
            await db.Database.ExecuteSqlAsync(
                $"update routes set channel_off = not {mail} where channel = 'Email'", Ct);
        }

        public async Task<IReadOnlyList<OrderEventKind>> StepsAsync(Guid order)
        {
            await using var db = shop.OpenDb();
            var kinds = await db.OrderEvents.Where(entry => entry.OrderId == order).OrderBy(entry => entry.Id)
                .Select(entry => entry.Kind).ToListAsync(Ct);
            return [.. kinds.Where(kind => kind.IsInternal)];
        }

        public Task UntilStepsAsync(Guid order, params OrderEventKind[] steps) => Deadline.UntilAsync(
            async () => (await shop.StepsAsync(order)).SequenceEqual(steps),
            string.Join(", ", steps), seconds: 20);
    }
}
