using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using LittleShop.Api.Catalog;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Faults;

/// <summary>
/// Customers and an admin who live through the faults: they buy, pay and move orders, and ask again with the same key
/// whenever no answer came, as careful clients do.
/// </summary>
internal sealed class OrderStories(FaultRig rig)
{
    private static readonly OrderStatus[] _way = [PaymentReceived, Accepted, Packing, Dispatched, Delivered];
    private readonly ConcurrentQueue<long> _chats = [];
    private int _begun;
    private int _told;
    private Guid _variant;
    private Guid _method;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public int Told => _told;

    public int Begun => _begun;

    /// <summary>Customers in as many chats, and something to buy; before anything goes wrong.</summary>
    public async Task BeginAsync(int customers)
    {
        await using var db = TemplateDatabase.Open(rig.StraightConnection);
        var product = new Product
        {
            Title = "Teapot",
            Slug = "teapot",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Variants = { new Variant { Position = 1, Price = 10, Stock = 1_000_000 } },
        };
        db.Products.Add(product);
        await db.SaveChangesAsync(Ct);
        _variant = product.Variants[0].Id;
        _method = await db.ShippingMethods.OrderBy(method => method.Position).Select(method => method.Id).FirstAsync(Ct);
        for (var customer = 0; customer < customers; customer++)
        {
            _chats.Enqueue((await rig.Telegram.NewChatAsync($"Ann {customer}")).Id);
        }
    }

    /// <summary>One order after the other, so many customers at a time, until told to stop.</summary>
    public async Task TellAsync(int atOnce, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                await TellOneAsync();
            }
        }));
    }

    /// <summary>
    /// A new order whenever few chats have something to be told, until told to stop: where senders die faster than they
    /// send, any steady pace would end in a heap that each of them takes and loses.
    /// </summary>
    public async Task ComeAsync(int chats, CancellationToken stop)
    {
        using var steps = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        List<Task> stories = [];
        try
        {
            while (await steps.WaitForNextTickAsync(stop) && !stories.Exists(story => story.IsFaulted))
            {
                if (!_chats.IsEmpty && await WaitingAsync(stop) < chats)
                {
                    stories.Add(TellOneAsync());
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was begun is told to its end.
        }

        await Task.WhenAll(stories);
    }

    public Task TellSomeAsync(int orders) => Task.WhenAll(Enumerable.Range(0, orders).Select(_ => TellOneAsync()));

    /// <summary>Whoever tells them: so many more than now.</summary>
    public Task UntilToldAsync(int more)
    {
        var until = Told + more;
        return Deadline.UntilAsync(() => Told >= until, $"{more} more orders told to the end", 90);
    }

    public async Task TellOneAsync()
    {
        Assert.True(_chats.TryDequeue(out var chat));
        Interlocked.Increment(ref _begun);
        try
        {
            var customer = await InsistAsync<CustomerRef>(rig.AsBot, HttpMethod.Put, "/customers",
                new SeeCustomer(chat, $"Ann {chat}", null, "en"));
            await InsistAsync<CartView>(rig.AsBot, HttpMethod.Post, $"/customers/{customer.Id}/cart/lines",
                new AddToCart(_variant, 1), Guid.NewGuid().ToString());
            await InsistAsync<CartView>(rig.AsBot, HttpMethod.Put, $"/customers/{customer.Id}/cart/delivery",
                new SetDelivery("Ann Example", "1 High Street\nLondon", _method));
            var placed = await InsistAsync<PlacedOrder>(rig.AsBot, HttpMethod.Post, $"/customers/{customer.Id}/orders",
                new PlaceOrder(PaymentMethod.BankTransfer), Guid.NewGuid().ToString());
            foreach (var to in _way)
            {
                await MoveAsync(placed.Id, to);
            }

            Interlocked.Increment(ref _told);
        }
        finally
        {
            _chats.Enqueue(chat);
        }
    }

    /// <summary>Chats to which something could be sent now.</summary>
    private async Task<long> WaitingAsync(CancellationToken ct)
    {
        await using var command = rig.Db.CreateCommand("""
            select count(distinct recipient) from deliveries waiting where channel = 'Telegram' and state = 'Queued'
              and not exists (select from deliveries sending where sending.channel = 'Telegram'
                and sending.recipient = waiting.recipient and sending.state = 'Sending')
            """);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Asking again made no order twice, and no answer that was given was taken back.</summary>
    public async Task CheckAsync()
    {
        await using var db = TemplateDatabase.Open(rig.StraightConnection);
        Assert.Equal(_begun, await db.Orders.CountAsync(Ct));
        Assert.Equal(_told, await db.Orders.CountAsync(order => order.Status == Delivered, Ct));
        Assert.Equal(_told * (_way.Length + 1), await db.OrderEvents.CountAsync(Ct));
    }

    private async Task MoveAsync(Guid order, OrderStatus to)
    {
        var key = Guid.NewGuid().ToString();
        var seen = await InsistAsync<OrderDetail>(rig.AsOwner, HttpMethod.Get, $"/orders/{order}");
        await InsistAsync<ChangedOrder>(
            rig.AsOwner, HttpMethod.Post, $"/orders/{order}/status", new ChangeStatus(to, seen.Version), key);
    }

    private static Task<T> InsistAsync<T>(
        HttpClient client, HttpMethod method, string path, object? body = null, string? key = null) =>
        PatientlyAsync(async () =>
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ApiJson.Options),
            };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            using var answer = await client.SendAsync(request, Ct);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            {
                throw new HttpRequestException($"{path}: {(int)answer.StatusCode}");
            }

            Assert.True(
                answer.IsSuccessStatusCode,
                $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return (await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options))!;
        });

    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> ask)
    {
        var deadline = Deadline.In(seconds: 90);
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException
                && !deadline.IsCancellationRequested)
            {
                // The pause of a client that was refused a connection, not a guess at how long something takes.
                await Task.Delay(100, deadline);
            }
        }
    }
}
