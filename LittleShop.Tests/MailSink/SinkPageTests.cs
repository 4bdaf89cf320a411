using System.Net;
using System.Net.Sockets;
using LittleShop.Api.Notifications.Email;
using LittleShop.Tests.Api.Notifications.Email;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.MailSink;

/// <summary>The mail page in a real browser, with letters as the shop writes them.</summary>
public sealed class SinkPageTests(Chromium chromium) : IAsyncLifetime
{
    private const string Dispatched = """
        🚚 <b>Order Dispatched</b>
        Order <b>#A1B2C3D4</b> is on its way.
        Tracking number: <code>AB123456789GB</code>
        Carrier: Royal Mail
        <a href="https://track.example/AB123456789GB">Track your parcel</a>
        Estimated delivery: 1–3 working days.
        """;

    private SinkedMail _mail = null!;
    private Post _post = null!;

    public async ValueTask InitializeAsync()
    {
        _mail = await SinkedMail.StartAsync();
        _post = new Post(_mail.SmtpPort);
    }

    public async ValueTask DisposeAsync()
    {
        _post.Dispose();
        await _mail.DisposeAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task A_mail_is_found_opened_and_read_in_its_three_forms(int width, ColorScheme scheme)
    {
        await SendSomeAsync();
        await using var context = await chromium.NewContextAsync(width, width < 500 ? 844 : 900);
        var (page, errors) = await OpenAsync(context, scheme);
        var name = $"{width}-{scheme}";
        await Assertions.Expect(page.GetByTestId("mail-item")).ToHaveCountAsync(6);
        await ShootAsync(page, $"list-{name}");
        await AssertAccessibleAsync(page);
        await page.GetByTestId("search").FillAsync("ann@");
        await Assertions.Expect(page.GetByTestId("mail-item")).ToHaveCountAsync(1);

        await page.GetByTestId("mail-item").ClickAsync();

        await Assertions.Expect(page.GetByTestId("subject")).ToHaveTextAsync("Order #A1B2C3D4 is on its way");
        var letter = page.FrameLocator("iframe");
        await Assertions.Expect(letter.Locator("h1")).ToHaveTextAsync("🚚 Order Dispatched");
        await ShootAsync(page, $"html-{name}");
        await page.GetByTestId("tab-text").ClickAsync();
        await Assertions.Expect(page.GetByTestId("text"))
            .ToContainTextAsync("Track your parcel (https://track.example/AB123456789GB)");
        await ShootAsync(page, $"text-{name}");
        await AssertAccessibleAsync(page);
        await page.GetByTestId("tab-text").PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByTestId("source")).ToContainTextAsync("Auto-Submitted: auto-generated");
        await ShootAsync(page, $"source-{name}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(errors);
        if (width < 500)
        {
            await page.GetByTestId("back").ClickAsync();
            await Assertions.Expect(page.GetByTestId("mail-item")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByTestId("mail")).Not.ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_new_mail_appears_by_itself_and_all_can_be_forgotten()
    {
        await using var context = await chromium.NewContextAsync();
        var (page, errors) = await OpenAsync(context, ColorScheme.Light);
        await Assertions.Expect(page.GetByText("No mail yet.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("live");

        await _post.SendAsync();

        await Assertions.Expect(page.GetByTestId("mail-item")).ToContainTextAsync("Your order #A1B2C3D4");
        await Assertions.Expect(page.GetByLabel("new", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByTestId("mail-item").ClickAsync();
        await Assertions.Expect(page.GetByLabel("new", new() { Exact = true })).ToHaveCountAsync(0);
        await page.GetByTestId("clear").ClickAsync();
        await Assertions.Expect(page.GetByTestId("mail-item")).ToHaveCountAsync(1); // the first press only asks
        await page.GetByTestId("clear").ClickAsync();
        await Assertions.Expect(page.GetByText("No mail yet.")).ToBeVisibleAsync();
        Assert.Empty(await _mail.MailsAsync());
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Nothing_of_a_mail_runs_and_nothing_is_fetched_for_it()
    {
        using var tracker = new TcpListener(IPAddress.Loopback, 0);
        tracker.Start();
        var elsewhere = $"http://{tracker.LocalEndpoint}";
        var visits = 0;
        var watching = WatchAsync();
        await _post.SendAsync(Post.Letter() with
        {
            Subject = "<img src=x onerror=\"document.title='owned'\">",
            Html = $"""
                <link rel="stylesheet" href="{elsewhere}/a.css"><p id="words">Hello</p>
                <img src="{elsewhere}/a.png"><form action="{elsewhere}/"><button>Go</button></form>
                <script>top.document.title = "owned"; document.getElementById("words").textContent = "owned"</script>
                <img src="x" onerror="document.getElementById('words').textContent = 'owned'">
                """,
        });
        await using var context = await chromium.NewContextAsync();
        var (page, _) = await OpenAsync(context, ColorScheme.Light);

        await page.GetByTestId("mail-item").ClickAsync();

        await Assertions.Expect(page.FrameLocator("iframe").Locator("#words")).ToHaveTextAsync("Hello");
        await page.FrameLocator("iframe").Locator("button").ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("#words")).ToHaveTextAsync("Hello");
        Assert.Equal("Mail sink", await page.TitleAsync());
        tracker.Stop();
        await watching;
        Assert.Equal(0, visits);

        async Task WatchAsync()
        {
            try
            {
                while (true)
                {
                    using var visitor = await tracker.AcceptTcpClientAsync();
                    visits++;
                }
            }
            catch (SocketException)
            {
                // Stopped, at the end of the test.
            }
        }
    }

    [Fact]
    public async Task A_letter_fits_a_phone()
    {
        await SendSomeAsync();
        await using var context = await chromium.NewContextAsync(320, 640);
        var (page, _) = await OpenAsync(context, ColorScheme.Light);
        await page.GotoAsync(new Uri(_mail.Address, "/sink/mails/1/html").AbsoluteUri);

        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await ShootAsync(page, "letter-320");
    }

    private async Task SendSomeAsync()
    {
        await SendAsync(
            "ann@example.org", "Order #A1B2C3D4 is on its way", Dispatched,
            new LetterButton("Show order", "https://t.me/shop?start=o"));
        await SendAsync(
            "مريم@example.org", "تم استلام طلبك",
            "🧾 <b>تم استلام طلبك</b>\nشكرا لك! رقم الطلب <b>#A1B2C3D5</b>");
        await SendAsync(
            "a.very.long.address.that.somebody.really.has@a-long-company-name.example.org",
            "Unbelievably long subject that goes on and on about an order #A1B2C3D6 until nobody reads it any more",
            "✅ <b>Order Accepted</b>\nOrder <b>#A1B2C3D6</b> is being prepared.");
        await SendAsync("bob@example.org", "Payment failed", "⚠️ <b>Payment Failed</b>\nPlease try again.");
        await SendAsync("zoe@example.org", "Order delivered", "🎉 <b>Order Delivered</b>\nWe hope you like it!");
        await SendAsync("max@example.org", "Order refunded", "💸 <b>Order Refunded</b>\n£24.50 comes back to you.");
    }

    private async Task SendAsync(string to, string subject, string fragment, LetterButton? button = null)
    {
        var body = LetterLayout.Of(
            fragment, "Ann's Little Shop", button, "You get this because you ordered at Ann's Little Shop.");
        await _post.SendAsync(Post.Letter(1, to) with { Subject = subject, Text = body.Text, Html = body.Html });
    }

    private async Task<(IPage Page, List<string> Errors)> OpenAsync(IBrowserContext context, ColorScheme scheme)
    {
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        await page.GotoAsync(_mail.Address.AbsoluteUri);
        return (page, errors);
    }

    private static async Task AssertAccessibleAsync(IPage page) => Assert.Empty(await page.AxeFaultsAsync());

    /// <summary>Pictures for whoever wants to look: set LITTLESHOP_SCREENSHOTS to a folder.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LITTLESHOP_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"mail-{name}.png") });
        }
    }
}
