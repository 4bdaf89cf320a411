using System.Globalization;
using Npgsql;

namespace LittleShop.Benchmarks.Rig;

/// <summary>Rows to work on, written straight into the tables; the nth row of each kind has a known id.</summary>
internal static class Seed
{
    public const int Products = 500;
    private const long FirstChat = 5_000_000;

    /// <summary>The digits of the number as those of the id, so that SQL and C# agree without a table.</summary>
    public static Guid Id(int n) => Guid.ParseExact(n.ToString("D32", CultureInfo.InvariantCulture), "N");

    public static long Chat(int customer) => FirstChat + customer;

    /// <summary>Products in ten categories, one variant each, with more stock than any run can sell.</summary>
    public static Task ShelvesAsync(NpgsqlDataSource db, CancellationToken ct) => RunAsync(db, $"""
        insert into categories (id, name, slug, position)
        select lpad(n::text, 32, '0')::uuid, 'Category ' || n, 'category-' || n, n from generate_series(1, 10) n;
        insert into products (id, category_id, title, slug, description, tags, option_names, status, created_at,
            updated_at)
        select lpad(n::text, 32, '0')::uuid, lpad((1 + n % 10)::text, 32, '0')::uuid, 'Product number ' || n,
            'product-' || n, 'A thing that somebody may want. ' || repeat('Made with care. ', 10), array['made', 'up'],
            array[]::text[], 'Active', now(), now()
        from generate_series(1, {Products}) n;
        insert into variants (id, product_id, position, options, price, stock)
        select lpad(n::text, 32, '0')::uuid, lpad(n::text, 32, '0')::uuid, 1, array[]::text[], 1 + n % 90, 1000000000
        from generate_series(1, {Products}) n;
        analyze products, variants, categories
        """, ct);

    /// <summary>Customers 1 to count, each with a cart that knows where it goes.</summary>
    public static Task CustomersAsync(NpgsqlDataSource db, int count, CancellationToken ct) => RunAsync(db, $"""
        insert into customers (id, chat_id, name, language, created_at, last_seen_at)
        select lpad(n::text, 32, '0')::uuid, {FirstChat} + n, 'Customer ' || n, 'en', now(), now()
        from generate_series(1, {count}) n;
        insert into carts (customer_id, recipient_name, address, shipping_method_id)
        select id, name, E'1 High Street\nLondon N1 1AA', (select id from shipping_methods order by position limit 1)
        from customers;
        analyze customers, carts
        """, ct);

    /// <summary>Two lines in every cart that was emptied; whose products, is spread evenly.</summary>
    public static Task CartLinesAsync(NpgsqlDataSource db, CancellationToken ct) => RunAsync(db, $"""
        insert into cart_lines (customer_id, variant_id, quantity, added_at)
        select carts.customer_id,
            lpad((1 + abs(hashtext(carts.customer_id::text || line) % {Products}))::text, 32, '0')::uuid, line, now()
        from carts cross join generate_series(1, 2) line
        on conflict do nothing;
        analyze cart_lines;
        checkpoint
        """, ct);

    /// <summary>One order for each customer, in this status, as if everything before it were long done.</summary>
    public static Task OrdersAsync(NpgsqlDataSource db, string status, CancellationToken ct) => RunAsync(db, $"""
        insert into orders (id, customer_id, status, currency, subtotal, shipping, total, paid, refunded, item_count,
            payment_method, recipient_name, address, shipping_method, placed_at, paid_at, changed_at, holds_stock)
        select id, id, '{status}', 'GBP', 20, 3.95, 23.95, 23.95, 0, 2, 'Telegram', name, '1 High Street', 'Standard',
            now() - interval '1 hour', now(), now(), true
        from customers;
        insert into order_lines (order_id, position, variant_id, title, unit_price, quantity)
        select id, 1, lpad('1', 32, '0')::uuid, 'Product number 1', 10, 2 from orders;
        analyze orders, order_lines
        """, ct);

    public static async Task<long> CountAsync(NpgsqlDataSource db, string table, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Statements separated by semicolons.</summary>
    public static async Task RunAsync(NpgsqlDataSource db, string sql, CancellationToken ct)
    {
        // One by one: what comes together is one transaction, and a checkpoint is for none.
        foreach (var statement in sql.Split(";\n", StringSplitOptions.TrimEntries))
        {
            await using var command = db.CreateCommand(statement);
            command.CommandTimeout = 120;
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
