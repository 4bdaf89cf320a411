using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Deliveries as people read them: recipients by name, not by id.</summary>
internal static class DeliveryRows
{
    extension(ShopDb db)
    {
        /// <summary>These deliveries, newest first.</summary>
        public async Task<List<DeliveryView>> ReadAsync(IQueryable<Delivery> deliveries, CancellationToken ct)
        {
            var rows = await deliveries.AsNoTracking()
                .OrderByDescending(delivery => delivery.Id)
                .Select(delivery => new
                {
                    delivery.Id,
                    delivery.OrderId,
                    delivery.Channel,
                    delivery.State,
                    delivery.Attempts,
                    delivery.CreatedAt,
                    delivery.SentAt,
                    delivery.DueAt,
                    delivery.LastAnswer,
                    Kind = db.OrderEvents.Where(entry => entry.Id == delivery.EventId)
                        .Select(entry => entry.Kind).First(),
                    Device = db.PushSubscriptions.Where(device => device.Id == delivery.Recipient)
                        .Join(db.Users, device => device.AdminId, admin => admin.Id,
                            (device, admin) => admin.Name + " · " + device.DeviceName).FirstOrDefault(),
                    Customer = db.Customers.Where(customer => customer.Id == delivery.Recipient)
                        .Select(customer => customer.Name).FirstOrDefault(),
                })
                .ToListAsync(ct);
            return
            [
                .. rows.Select(row => new DeliveryView(
                    row.Id, row.OrderId, OrderNumber.Of(row.OrderId), row.Kind, row.Channel,
                    Recipient(row.Channel, row.Device, row.Customer), row.State, row.Attempts, row.CreatedAt,
                    row.SentAt, row.State is DeliveryState.Queued ? row.DueAt : null, row.LastAnswer)),
            ];
        }
    }

    public static string Recipient(Channel channel, string? device, string? customer) =>
        (channel is Channel.Telegram ? customer : device) ?? "a removed device";
}
