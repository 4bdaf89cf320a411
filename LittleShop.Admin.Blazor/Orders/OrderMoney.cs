using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Orders;

internal static class OrderMoney
{
    extension(OrderDetail order)
    {
        /// <summary>What was paid and has not gone back yet.</summary>
        public Money Refundable => order.Amounts.Paid - order.Amounts.Refunded;
    }
}
