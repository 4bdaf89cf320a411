using LittleShop.Contracts;
using LittleShop.MailSink.State;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Api.Notifications.Email;

/// <summary>Letters over a real mail server that takes them.</summary>
public sealed class MailerTests : IAsyncLifetime
{
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

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        var answer = await _post.SendAsync(Post.Letter(7) with { Headers = Post.Header("X-Order", "A1B2C3D4") });

        Assert.Equal(DeliveryResult.Sent, answer.Result);
        var mail = await _mail.OnlyAsync();
        Assert.Equal("delivery-7@littleshop.example", mail.MessageId);
        Assert.Equal(("Ann's Little Shop", "orders@littleshop.example"), (mail.From!.Name, mail.From.Address));
        Assert.Equal(["ann@example.org"], mail.To);
        Assert.Equal("Your order #A1B2C3D4", mail.Subject);
        Assert.Equal("Hello Ann", mail.Text!.Trim());
        Assert.Equal("<p>Hello <b>Ann</b></p>", mail.Html!.Trim());
        Assert.Equal("auto-generated", Header(mail, "Auto-Submitted"));
        Assert.Equal("A1B2C3D4", Header(mail, "X-Order"));
        Assert.StartsWith("multipart/alternative", Header(mail, "Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zoë & <Max>, \"the 1st\"")]
    [InlineData("مريم السيد")]
    [InlineData("山田太郎 👩‍👩‍👧 Ünlü-Çelik, Ltd.")]
    public async Task Names_of_all_the_world_arrive_whole(string name)
    {
        using var post = new Post(_mail.SmtpPort, shopName: name);

        await post.SendAsync(Post.Letter() with { ToName = name, Subject = $"🎉 {name}", Text = name, Html = name });

        var mail = await _mail.OnlyAsync();
        Assert.Equal((name, $"🎉 {name}"), (mail.From!.Name, mail.Subject));
        Assert.Equal(name, Assert.Single(mail.Recipients).Name);
        Assert.Equal((name, name), (mail.Text!.Trim(), mail.Html!.Trim()));
    }

    [Theory]
    [InlineData("jörg@example.org")]
    [InlineData("用户@例え.example")]
    [InlineData("ann@bücher.example")]
    [InlineData("ann+shop@sub.example.org")]
    public async Task Addresses_of_all_the_world_are_reached(string address)
    {
        Assert.Equal(DeliveryResult.Sent, (await _post.SendAsync(Post.Letter(to: address))).Result);

        var to = Assert.Single((await _mail.OnlyAsync()).To);
        Assert.Equal(address.Split('@')[0], to.Split('@')[0]);
    }

    [Theory]
    [InlineData("Hello\r\nBcc: eve@example.org")]
    [InlineData("Hello\nBcc: eve@example.org\n\nNew body")]
    [InlineData("Hello\rBcc: eve@example.org")]
    [InlineData("Hello\0\u0085\u2028Bcc: eve@example.org\r\n.\r\nMAIL FROM:<eve@example.org>")]
    public async Task Nobody_s_words_become_a_header(string words)
    {
        using var post = new Post(_mail.SmtpPort, shopName: words);

        var answer = await post.SendAsync(
            Post.Letter() with { ToName = words, Subject = words, Headers = Post.Header("X-Note", words) });

        Assert.Equal(DeliveryResult.Sent, answer.Result);
        var mail = await _mail.OnlyAsync();
        Assert.Equal(["ann@example.org"], mail.To);
        Assert.DoesNotContain(mail.Headers, header => header.Name is "Bcc" or "MAIL FROM");
        Assert.StartsWith("Hello", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("Hello Ann", mail.Text!.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@")]
    [InlineData("@example.org")]
    [InlineData(" ann@example.org")]
    [InlineData("ann@example.org, eve@example.org")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org (Ann)")]
    [InlineData("ann@example.org\r\nRCPT TO:<eve@example.org>")]
    [InlineData("ann@example.org>\nRCPT TO:<eve@example.org")]
    [InlineData("<@relay.example:ann@example.org>")]
    [InlineData("friends: ann@example.org;")]
    public async Task What_is_no_address_is_refused_before_anybody_is_asked(string address)
    {
        var answer = await _post.SendAsync(Post.Letter(to: address));

        Assert.Equal(DeliveryResult.Rejected, answer.Result);
        Assert.Equal(0, (await _mail.StatisticsAsync()).Connections);
    }

    [Fact]
    public async Task Fifty_letters_share_a_few_connections()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(id => _post.SendAsync(Post.Letter(id))));

        Assert.All(answers, answer => Assert.Equal(DeliveryResult.Sent, answer.Result));
        var counted = await _mail.StatisticsAsync();
        Assert.Equal(50, counted.Mails);
        Assert.InRange(counted.Connections, 1, 4);
        var mails = await Task.WhenAll((await _mail.MailsAsync()).Select(mail => _mail.ReadAsync(mail.Number)));
        Assert.Equal(50, mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_connection_that_nobody_needed_for_a_while_is_closed()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var post = new Post(_mail.SmtpPort, clock);
        await post.SendAsync();
        clock.Advance(TimeSpan.FromSeconds(6)); // asked whether it is still there
        await post.SendAsync();
        Assert.Equal(1, (await _mail.StatisticsAsync()).Connections);

        clock.Advance(TimeSpan.FromSeconds(46));

        await post.SendAsync();
        Assert.Equal((2, 3), ((await _mail.StatisticsAsync()).Connections, (await _mail.StatisticsAsync()).Mails));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task A_connection_that_died_meanwhile_costs_nothing(int idleSeconds)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var post = new Post(_mail.SmtpPort, clock);
        await _mail.InjectAsync(new FaultRule(Drop: Drop.After));
        Assert.Equal(DeliveryResult.Sent, (await post.SendAsync(Post.Letter(1))).Result);
        clock.Advance(TimeSpan.FromSeconds(idleSeconds));

        Assert.Equal(DeliveryResult.Sent, (await post.SendAsync(Post.Letter(2))).Result);

        var counted = await _mail.StatisticsAsync();
        Assert.Equal((2, 2), (counted.Connections, counted.Mails));
    }

    [Fact]
    public async Task It_signs_in_where_it_is_told_to()
    {
        using var post = new Post(_mail.SmtpPort, user: "orders");

        Assert.Equal(DeliveryResult.Sent, (await post.SendAsync()).Result);
    }

    [Fact]
    public async Task Switched_off_it_asks_nobody()
    {
        using var post = new Post(_mail.SmtpPort, host: "");

        Assert.Equal(DeliveryResult.Rejected, (await post.SendAsync()).Result);
        Assert.Equal(0, (await _mail.StatisticsAsync()).Connections);
    }

    private static string Header(LittleShop.MailSink.Control.MailView mail, string name) =>
        Assert.Single(mail.Headers, header => header.Name == name).Value;
}
