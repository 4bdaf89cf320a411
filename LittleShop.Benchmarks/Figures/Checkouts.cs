using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>Cart, two lines, address, shipping, order and payment through HTTP; and lists of products.</summary>
internal static class Checkouts
{
    private const double VendureCheckouts = 5.8;
    private const int Counted = 100;
    private const string Vendure = "Vendure 5.8 /s, p50 2,600 ms, 378 statements; Medusa 0.46 /s, 708 statements";

    private static readonly RawRequest _requests = new(ShopRig.BotKey);
    private static int _lastChat = 1_000_000;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var stretch = TimeSpan.FromSeconds(options.Seconds ?? 10);
        await using var rig = await ShopRig.StartAsync(ShopParts.Api, ct);
        await Seed.ShelvesAsync(rig.Db, ct);
        using var bot = new RawShop(await RawConnections.OpenAsync(rig.Api, options.Connections, ct));
        var shipping = await bot.ReadAsync<List<ShippingMethodView>>(0, _requests.Get("/shipping-methods"), ct);

        Task CheckOut(int worker, int step, CancellationToken stop) => CheckOutAsync(bot, worker, shipping[0].Id, stop);
        Task List(int worker, int step, CancellationToken stop) =>
            bot.SendAsync(worker, _requests.Get($"/products?categoryId={Seed.Id(1 + (step % 10))}&size=25"), stop)
                .AsTask();

        await ClosedLoop.RunAsync(options.Connections, stretch, CheckOut, ct); // until the hot paths are compiled
        var statements = await StatementCount.OfAsync(rig.Db, Counted, () => CheckOut(0, 0, ct), ct);
        var (api, postgres) = (rig.Process("LittleShop.Api"), rig.Process("postgres"));
        var (apiBefore, postgresBefore) = (api.ProcessorTime(), postgres.ProcessorTime());
        var checkouts = await ClosedLoop.RunAsync(options.Connections, stretch, CheckOut, ct);
        var (apiTime, postgresTime) = (api.ProcessorTime() - apiBefore, postgres.ProcessorTime() - postgresBefore);
        await ClosedLoop.RunAsync(options.Connections, TimeSpan.FromSeconds(2), List, ct);
        var lists = await ClosedLoop.RunAsync(options.Connections, stretch, List, ct);
        return new Report(
            [
                new("whole checkouts", checkouts.Rate, "/s") { Goal = Goal.Min(50 * VendureCheckouts), Peer = Vendure },
                .. checkouts.Times.Figures("whole checkout"),
                new("processor time a checkout, Api", apiTime.TotalMilliseconds / checkouts.Done, "ms"),
                new("processor time a checkout, Postgres", postgresTime.TotalMilliseconds / checkouts.Done, "ms"),
                new("SQL statements a checkout", statements.Queries, "")
                {
                    Goal = Goal.Max(12),
                    Peer = $"and {Figure.Rounded(statements.Frames)} BEGIN, COMMIT; "
                        + $"{Figure.Rounded(statements.Background)} by senders afterwards",
                },
                new("product lists of 25", lists.Rate, "/s")
                {
                    Goal = Goal.Min(50 * 73),
                    Peer = "Vendure 73 /s, Medusa 23 /s",
                },
                .. lists.Times.Figures("product list"),
            ],
            [
                $"{options.Connections} connections, {stretch.TotalSeconds:0} s each; "
                    + "Vendure and Medusa: same kind of machine.",
                bot.Steps, .. statements.Lines,
            ]);
    }

    /// <summary>A customer nobody knows yet buys two things and pays in the chat.</summary>
    private static async Task CheckOutAsync(RawShop bot, int worker, Guid shipping, CancellationToken ct)
    {
        var chat = Interlocked.Increment(ref _lastChat);
        var customer = await bot.ReadAsync<CustomerRef>(
            worker, _requests.Send("PUT", "/customers", new SeeCustomer(chat, "Ann Example", null, "en")), ct,
            "customer");
        var cart = $"/customers/{customer.Id}/cart";
        for (var line = 0; line < 2; line++)
        {
            var variant = Seed.Id(1 + (((chat * 7) + (line * 31)) % Seed.Products));
            await bot.SendAsync(worker, _requests.Send(
                "POST", cart + "/lines", new AddToCart(variant, 1 + line), Guid.NewGuid().ToString()), ct, "line");
        }

        await bot.SendAsync(worker, _requests.Send(
            "PUT", cart + "/delivery", new SetDelivery("Ann Example", "1 High Street\nLondon N1 1AA", null)), ct,
            "address");
        await bot.SendAsync(worker, _requests.Send(
            "PUT", cart + "/delivery", new SetDelivery(null, null, shipping)), ct, "shipping");
        var order = await bot.ReadAsync<PlacedOrder>(worker, _requests.Send(
            "POST", $"/customers/{customer.Id}/orders", new PlaceOrder(PaymentMethod.Telegram),
            Guid.NewGuid().ToString()), ct, "order");
        var payment = $"/customers/{customer.Id}/orders/{order.Id}/payment";
        await bot.SendAsync(worker, _requests.Send(
            "POST", payment + "/check", new CheckPayment(order.Total)), ct, "check");
        await bot.SendAsync(worker, _requests.Send(
            "POST", payment, new RecordPayment(order.Total, $"charge-{order.Id}", $"provider-{order.Id}")), ct,
            "payment");
    }

    /// <summary>The Api's answers as contracts, and how long each kind of request took.</summary>
    private sealed class RawShop(RawConnections connections) : IDisposable
    {
        private readonly ConcurrentDictionary<string, Latencies> _steps = new(StringComparer.Ordinal);

        /// <summary>Where the time of a checkout goes.</summary>
        public string Steps => "p50 of each request in ms: " + string.Join(
            ", ", _steps.Select(step => $"{step.Key} {Figure.Rounded(step.Value.Percentile(50))}"));

        public async ValueTask<ReadOnlyMemory<byte>> SendAsync(
            int worker, byte[] request, CancellationToken ct, string? step = null)
        {
            var at = Stopwatch.GetTimestamp();
            var body = await connections.ExpectAsync(worker, request, ct);
            if (step is not null)
            {
                _steps.GetOrAdd(step, _ => new()).Add(Stopwatch.GetElapsedTime(at));
            }

            return body;
        }

        public async Task<T> ReadAsync<T>(int worker, byte[] request, CancellationToken ct, string? step = null) =>
            JsonSerializer.Deserialize<T>((await SendAsync(worker, request, ct, step)).Span, ApiJson.Options)!;

        public void Dispose() => connections.Dispose();
    }
}
