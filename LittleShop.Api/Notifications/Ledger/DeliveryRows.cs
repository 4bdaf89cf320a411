using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Webhooks;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Deliveries as people read them: recipients by name, not by id.</summary>
internal static class DeliveryRows
{
    extension(ShopDb db)
    {
        /// <summary>These deliveries, newest first; the canary's are nobody's business.</summary>
        public async Task<List<DeliveryView>> ReadAsync(IQueryable<Delivery> deliveries, CancellationToken ct)
        {
            var rows = await deliveries.AsNoTracking()
                .OrderByDescending(delivery => delivery.Id)
                .Select(delivery => new
                {
                    Delivery = delivery,
                    Kind = db.OrderEvents.Where(entry => entry.Id == delivery.EventId)
                        .Select(entry => (OrderEventKind?)entry.Kind).FirstOrDefault(),
                    Notice = db.Notices.Where(notice => notice.Id == delivery.NoticeId)
                        .Select(notice => (NoticeKind?)notice.Kind).FirstOrDefault(),
                    Device = db.PushSubscriptions.Where(device => device.Id == delivery.Recipient)
                        .Join(db.Users, device => device.AdminId, admin => admin.Id,
                            (device, admin) => admin.Name + " · " + device.DeviceName).FirstOrDefault(),
                    Admin = db.Users.Where(admin => admin.Id == delivery.Recipient)
                        .Select(admin => admin.Name).FirstOrDefault(),
                    Customer = db.Customers.Where(customer => customer.Id == delivery.Recipient)
                        .Select(customer => customer.Name).FirstOrDefault(),
                    Endpoint = db.WebhookEndpoints.Where(endpoint => endpoint.Id == delivery.Recipient)
                        .Select(endpoint => new { endpoint.Url, endpoint.Description }).FirstOrDefault(),
                })
                .ToListAsync(ct);
            return
            [
                .. rows.Select(row => View(
                    row.Delivery, row.Kind?.ToString() ?? row.Notice?.ToString() ?? "",
                    row.Device ?? row.Admin ?? row.Customer ?? (row.Endpoint is { } endpoint
                        ? WebhookNames.Of(endpoint.Url, endpoint.Description)
                        : "a removed device"))),
            ];
        }

        /// <summary>All deliveries but the canary's.</summary>
        public IQueryable<Delivery> VisibleDeliveries => db.Deliveries.Where(delivery =>
            delivery.OrderId == null || db.Orders.Any(order => order.Id == delivery.OrderId));
    }

    private static DeliveryView View(Delivery delivery, string kind, string recipient) => new(
        delivery.Id, delivery.OrderId, delivery.OrderId is { } order ? OrderNumber.Of(order) : null, kind,
        delivery.Channel, recipient, delivery.State, delivery.Reason, delivery.Attempts, delivery.CreatedAt,
        delivery.SentAt, delivery.DeliveredAt, delivery.OpenedAt,
        delivery.State is DeliveryState.Queued ? delivery.DueAt : null, delivery.LastAnswer, delivery.ResendOf);
}
