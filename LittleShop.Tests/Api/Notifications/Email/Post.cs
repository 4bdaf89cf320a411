using System.Diagnostics.Metrics;
using LittleShop.Api.Notifications.Email;
using LittleShop.Api.Shop;
using LittleShop.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LittleShop.Tests.Api.Notifications.Email;

/// <summary>A mailer for a server of the test's own, and letters for it.</summary>
internal sealed class Post : IDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MailConnections _connections;

    public Post(int port, TimeProvider? clock = null, string host = "127.0.0.1", string security = "None",
        string user = "", string shopName = "Ann's Little Shop")
    {
        var options = Options.Create(new EmailOptions
        {
            Host = host,
            Port = port,
            Security = security,
            User = user,
            Password = user is "" ? "" : "secret",
            From = "orders@littleshop.example",
        });
        _connections = new MailConnections(options, clock ?? TimeProvider.System);
        Mailer = new Mailer(
            _connections, options, Options.Create(new ShopOptions { Name = shopName }),
            new ShopMetrics(_metrics.GetRequiredService<IMeterFactory>()), clock ?? TimeProvider.System);
    }

    public Mailer Mailer { get; }

    public static Letter Letter(long delivery = 1, string to = "ann@example.org") => new(
        Email.Post.IdOf(delivery), to, "Ann", "Your order #A1B2C3D4", "Hello Ann", "<p>Hello <b>Ann</b></p>");

    public static Dictionary<string, string> Header(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    public static string IdOf(long delivery) =>
        LittleShop.Api.Notifications.Email.Letter.IdOf(delivery, "littleshop.example");

    public Task<MailAnswer> SendAsync(Letter? letter = null, CancellationToken? ct = null) =>
        Mailer.SendAsync(letter ?? Letter(), ct ?? TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Mailer.Dispose();
        _connections.Dispose();
        _metrics.Dispose();
    }
}
