using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications.Actions;

/// <summary>Paid orders, the pushes they bring, and what is done with these.</summary>
internal static class Pressing
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(FakePushService push)
    {
        /// <summary>A browser in which this admin hears of orders.</summary>
        public async Task<FakeBrowser> NewBrowserAsync(HttpClient admin)
        {
            var browser = push.NewBrowser();
            await admin.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);
            return browser;
        }
    }

    extension(ShopHost shop)
    {
        /// <summary>An order that was paid just now, and the push that said so, once the shop knows that it was sent.</summary>
        public async Task<(Guid Order, ReceivedPush Push)> PaidAsync(FakeBrowser browser)
        {
            var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
            await shop.MoveAsync(placed.Id, PaymentReceived);
            return (placed.Id, await shop.UntilToldAsync(browser, placed.Id, OrderEventKind.PaymentConfirmed));
        }

        public async Task<ReceivedPush> UntilToldAsync(FakeBrowser browser, Guid order, OrderEventKind kind)
        {
            ReceivedPush? push = null;
            await Deadline.UntilAsync(
                () => (push = browser.Received.FirstOrDefault(p => p.OrderId == order && p.Kind == $"{kind}")) is not null,
                $"a push of {kind}");
            await using var db = shop.OpenDb();
            var device = await db.PushSubscriptions.SingleAsync(
                found => found.Endpoint == browser.Subscription.Endpoint, Ct);
            await Deadline.UntilAsync(
                () => db.Deliveries.Where(row => row.OrderId == order && row.Recipient == device.Id).AllAsync(
                    row => row.State != DeliveryState.Queued && row.State != DeliveryState.Sending, Ct),
                "its outcome");
            return push!;
        }

        /// <summary>As if the seconds in which presses may be undone were over.</summary>
        public async Task MakeDueAsync()
        {
            await using var db = shop.OpenDb();
            await db.Database.ExecuteSqlAsync($"update notification_actions set applies_at = now()", Ct);
        }

        /// <summary>The owner who marks a transfer as paid has noticed the order: as if money had come by itself.</summary>
        public async Task ForgetWhoIsOnItAsync(Guid order)
        {
            await using var db = shop.OpenDb();
            await db.Database.ExecuteSqlAsync(
                $"update orders set acknowledged_at = null, acknowledged_by = null where id = {order}", Ct);
        }

        public async Task<OrderDetail> OrderAsync(Guid id)
        {
            using var owner = await shop.AsAdminAsync();
            return await owner.GetAsync<OrderDetail>($"/orders/{id}");
        }
    }

    extension(ReceivedPush push)
    {
        public string Receipt => push.Payload.GetProperty("receipt").GetString()!;

        public bool HasButton => push.Payload.TryGetProperty("actions", out _);

        public string ButtonToken => push.Payload.GetProperty("actions")[0].GetProperty("token").GetString()!;

        public string Tag => push.Payload.GetProperty("tag").GetString()!;
    }
}
