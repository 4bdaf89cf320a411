using LittleShop.Api.Catalog;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Fixtures;

/// <summary>What customers do, through the front door; and products for them to buy, straight from the database.</summary>
internal static class Shopping
{
    private static long _lastChat = 1_000_000;

    extension(ShopHost shop)
    {
        /// <summary>A product with one variant, for sale.</summary>
        public async Task<Guid> NewVariantAsync(decimal price = 10m, int stock = 1000, string title = "Teapot")
        {
            var now = DateTimeOffset.UnixEpoch;
            var product = new Product
            {
                Title = title,
                Slug = Guid.NewGuid().ToString("N"),
                CreatedAt = now,
                UpdatedAt = now,
                Variants = { new Variant { Position = 1, Price = price, Stock = stock } },
            };
            await using var db = shop.OpenDb();
            db.Products.Add(product);
            await db.SaveChangesAsync();
            return product.Variants[0].Id;
        }

        public async Task<CustomerRef> NewCustomerAsync(string name = "Ann Example")
        {
            using var bot = shop.AsBot();
            return await bot.PutAsync<CustomerRef>(
                "/customers", new SeeCustomer(Interlocked.Increment(ref _lastChat), name, null, "en"));
        }

        /// <summary>A cart that is ready to be ordered.</summary>
        public async Task<Guid> NewCartAsync(Guid variantId, int quantity = 1)
        {
            var customer = await shop.NewCustomerAsync();
            await shop.FillCartAsync(customer.Id, variantId, quantity);
            return customer.Id;
        }

        public async Task FillCartAsync(Guid customerId, Guid variantId, int quantity = 1)
        {
            using var bot = shop.AsBot();
            await using var db = shop.OpenDb();
            var method = await db.ShippingMethods.OrderBy(m => m.Position).FirstAsync();
            await bot.PostAsync<CartView>($"/customers/{customerId}/cart/lines", new AddToCart(variantId, quantity));
            await bot.PutAsync<CartView>(
                $"/customers/{customerId}/cart/delivery",
                new SetDelivery("Ann Example", "1 High Street\nLondon N1 1AA", method.Id));
        }

        /// <summary>An order that waits for its payment.</summary>
        public async Task<PlacedOrder> PlaceOrderAsync(
            PaymentMethod payment = PaymentMethod.Telegram, decimal price = 10m, Guid? variantId = null)
        {
            var customerId = await shop.NewCartAsync(variantId ?? await shop.NewVariantAsync(price));
            return await shop.CheckOutAsync(customerId, payment);
        }

        public async Task<PlacedOrder> CheckOutAsync(
            Guid customerId, PaymentMethod payment = PaymentMethod.Telegram, string? key = null)
        {
            using var bot = shop.AsBot();
            return await bot.PostAsync<PlacedOrder>(
                $"/customers/{customerId}/orders", new PlaceOrder(payment), key ?? Guid.NewGuid().ToString());
        }

        /// <summary>Moves an order along these states as the owner, each from the version before.</summary>
        public async Task<OrderDetail> MoveAsync(Guid orderId, params OrderStatus[] along)
        {
            using var owner = await shop.AsAdminAsync();
            foreach (var to in along)
            {
                var seen = await owner.GetAsync<OrderDetail>($"/orders/{orderId}");
                await owner.PostAsync<ChangedOrder>($"/orders/{orderId}/status", new ChangeStatus(to, seen.Version));
            }

            return await owner.GetAsync<OrderDetail>($"/orders/{orderId}");
        }
    }
}
