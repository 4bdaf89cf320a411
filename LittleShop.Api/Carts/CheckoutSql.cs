using LittleShop.Api.Notifications;

namespace LittleShop.Api.Carts;

/// <summary>
/// A whole checkout as one statement, so that it is one round trip and one short transaction: empties the cart, takes
/// the stock, writes the order, its lines, its first event and everybody's delivery of it.
/// </summary>
/// <remarks>
/// Answers no row, and changes nothing, for a cart that is empty or lacks a delivery. Breaks on ck_variants_stock for
/// more than there is, and on the order's idempotency index for a key that placed an order already.
/// </remarks>
internal static class CheckoutSql
{
    public const string Text = $"""
        with ready as materialized (
            select carts.customer_id, carts.recipient_name, carts.address, method.name as method, method.price as shipping
            from carts join shipping_methods method on method.id = carts.shipping_method_id and method.active
            where carts.customer_id = @customer and carts.recipient_name is not null and carts.address is not null
        ), emptied as (
            -- A second press finds these rows gone, even one that waits here for the first.
            delete from cart_lines using ready
            where cart_lines.customer_id = ready.customer_id
            returning cart_lines.variant_id, cart_lines.quantity, cart_lines.added_at
        ), locked as materialized (
            -- In the order of their ids, as every writer of stock does: nobody waits in a circle.
            select variant.id, variant.price, variant.options, product.title,
                product.status = 'Active' as for_sale, emptied.quantity, emptied.added_at
            from emptied
            join variants variant on variant.id = emptied.variant_id
            join products product on product.id = variant.product_id
            order by variant.id
            for update of variant
        ), taken as (
            -- What is not for sale has no stock: it breaks the same constraint.
            update variants set stock = case when locked.for_sale then stock - locked.quantity else -1 end
            from locked where variants.id = locked.id
            returning variants.id
        ), placed as (
            insert into orders (id, customer_id, status, currency, subtotal, shipping, total, paid, refunded, item_count,
                payment_method, recipient_name, address, shipping_method, placed_at, pay_by, changed_at, holds_stock,
                idempotency_key)
            select @order, ready.customer_id, 'PendingPayment', @currency, lines.subtotal, ready.shipping,
                lines.subtotal + ready.shipping, 0, 0, lines.items, @payment, ready.recipient_name, ready.address,
                ready.method, @now, @pay_by, @now, true, @key
            from ready cross join (
                select sum(price * quantity) as subtotal, sum(quantity)::int as items
                from locked join taken using (id)) lines
            where lines.items > 0
            returning id, customer_id, total, item_count
        ), placed_lines as (
            insert into order_lines (order_id, position, variant_id, title, variant_title, unit_price, quantity)
            select placed.id, row_number() over (order by locked.added_at, locked.id), locked.id, locked.title,
                nullif(array_to_string(locked.options, ' / '), ''), locked.price, locked.quantity
            from placed cross join locked
        ), remembered as (
            update customers set last_recipient = ready.recipient_name, last_address = ready.address
            from ready, placed where customers.id = placed.customer_id
        ), written as (
            insert into order_events (order_id, kind, "to", "by", at)
            select placed.id, 'Received', 'PendingPayment', 'customer', @now from placed
            returning id, order_id, kind
        ), event as (
            select written.id, written.order_id, written.kind, null::uuid as to_admin_id, placed.customer_id,
                null::uuid as assigned_admin_id, placed.total, false as is_canary
            from written cross join placed
        ), fan_out as (
            {FanOutSql.InsertDeliveries}
        )
        select total, item_count, {FanOutSql.Waiting} from placed
        """;
}
