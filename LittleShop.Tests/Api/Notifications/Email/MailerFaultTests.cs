using LittleShop.Contracts;
using LittleShop.MailSink.State;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Api.Notifications.Email;

/// <summary>What each failure of a real mail server means: whether the letter may be sent again is at stake.</summary>
public sealed class MailerFaultTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private SinkedMail _mail = null!;
    private Post _post = null!;

    public async ValueTask InitializeAsync()
    {
        _mail = await SinkedMail.StartAsync();
        _post = new Post(_mail.SmtpPort, _clock, user: "orders");
    }

    public async ValueTask DisposeAsync()
    {
        _post.Dispose();
        await _mail.DisposeAsync();
    }

    [Theory]
    [InlineData("Rcpt", 550, "5.1.1 No such user", DeliveryResult.Unreachable)]
    [InlineData("Rcpt", 550, "No such user", DeliveryResult.Unreachable)]
    [InlineData("Rcpt", 550, "5.2.1 Mailbox disabled", DeliveryResult.Unreachable)]
    [InlineData("Rcpt", 551, "Moved", DeliveryResult.Unreachable)]
    [InlineData("Rcpt", 553, "Not allowed", DeliveryResult.Unreachable)]
    [InlineData("Rcpt", 521, "No mail here", DeliveryResult.Unreachable)]
    [InlineData("Rcpt", 550, "5.7.1 Your domain is not liked", DeliveryResult.Rejected)]
    [InlineData("Rcpt", 550, "5.1.8 Bad sender", DeliveryResult.Rejected)]
    [InlineData("Rcpt", 552, "Mailbox full", DeliveryResult.Rejected)]
    [InlineData("Rcpt", 554, "Policy", DeliveryResult.Rejected)]
    [InlineData("Rcpt", 450, "4.2.1 Greylisted", DeliveryResult.Retry)]
    [InlineData("Rcpt", 421, "Too busy", DeliveryResult.Retry)]
    [InlineData("Mail", 550, "Unknown sender", DeliveryResult.Rejected)]
    [InlineData("Mail", 451, "Later", DeliveryResult.Retry)]
    [InlineData("Mail", 530, "Sign in first", DeliveryResult.Retry)]
    [InlineData("Data", 451, "4.3.0 Later", DeliveryResult.Retry)]
    [InlineData("Data", 421, "Too busy", DeliveryResult.Retry)]
    [InlineData("Data", 550, "5.1.1 Spam", DeliveryResult.Rejected)]
    [InlineData("Data", 554, "Spam", DeliveryResult.Rejected)]
    [InlineData("Auth", 535, "", DeliveryResult.Retry)]
    public async Task Each_refusal_has_its_meaning_and_nothing_arrives(
        string at, int code, string words, DeliveryResult means)
    {
        // A client that may not sign in one way tries the other that the server offers.
        await _mail.InjectAsync(
            new FaultRule(Enum.Parse<FaultPoint>(at), Count: at == "Auth" ? 2 : 1, Code: code, Text: words));

        var answer = await _post.SendAsync(Post.Letter(1));

        Assert.Equal(means, answer.Result);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.InRange(answer.Text.Length, 10, 300);
        Assert.Empty(await _mail.MailsAsync());
        Assert.Equal(DeliveryResult.Sent, (await _post.SendAsync(Post.Letter(2))).Result);
        Assert.Equal("delivery-2@littleshop.example", (await _mail.OnlyAsync()).MessageId);
    }

    [Theory]
    [InlineData("Rcpt", 550, DeliveryResult.Unreachable)]
    [InlineData("Data", 554, DeliveryResult.Rejected)]
    [InlineData("Data", 421, DeliveryResult.Retry)]
    public async Task A_refusal_counts_also_when_the_server_hangs_up_after_it(
        string at, int code, DeliveryResult means)
    {
        await _mail.InjectAsync(new FaultRule(Enum.Parse<FaultPoint>(at), Code: code, Drop: Drop.After));

        Assert.Equal(means, (await _post.SendAsync()).Result);
    }

    [Theory]
    [InlineData("Auth")]
    [InlineData("Mail")]
    [InlineData("Rcpt")]
    public async Task A_connection_lost_before_the_letter_was_written_sent_nothing(string at)
    {
        await _mail.InjectAsync(new FaultRule(Enum.Parse<FaultPoint>(at), Drop: Drop.Before));

        Assert.Equal(DeliveryResult.Retry, (await _post.SendAsync()).Result);
        Assert.Empty(await _mail.MailsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_after_the_letter_was_written_leaves_open_whether_it_arrived(bool arrived)
    {
        await _mail.InjectAsync(new FaultRule(Drop: Drop.Before, Keep: arrived));

        var answer = await _post.SendAsync();

        Assert.Equal(DeliveryResult.Ambiguous, answer.Result);
        Assert.Contains("may have arrived", answer.Text, StringComparison.Ordinal);
        Assert.Equal(arrived ? 1 : 0, (await _mail.MailsAsync()).Count);
    }

    [Fact]
    public async Task A_letter_sent_twice_can_be_told_by_its_id()
    {
        await _mail.InjectAsync(new FaultRule(Drop: Drop.Before));
        await _post.SendAsync(Post.Letter(9));

        await _post.SendAsync(Post.Letter(9));

        var mails = await Task.WhenAll((await _mail.MailsAsync()).Select(mail => _mail.ReadAsync(mail.Number)));
        Assert.Equal(2, mails.Length);
        Assert.Single(mails.Select(mail => mail.MessageId).Distinct());
    }

    [Theory]
    [InlineData("Auth", 11, DeliveryResult.Retry, "10 s")]
    [InlineData("Rcpt", 21, DeliveryResult.Retry, "20 s")]
    [InlineData("Data", 21, DeliveryResult.Ambiguous, "20 s")]
    public async Task A_server_that_says_nothing_is_left(
        string at, int seconds, DeliveryResult means, string named)
    {
        var fault = await _mail.InjectAsync(new FaultRule(Enum.Parse<FaultPoint>(at), DelayMs: 600_000));
        var sending = _post.SendAsync();
        await Deadline.UntilAsync(() => HitAsync(fault.Id), "the server was asked");

        _clock.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await sending;
        Assert.Equal(means, answer.Result);
        Assert.Contains(named, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rcpt")]
    [InlineData("Data")]
    public async Task Whoever_gives_up_hears_of_it_unless_the_letter_may_have_arrived(string at)
    {
        var fault = await _mail.InjectAsync(new FaultRule(Enum.Parse<FaultPoint>(at), DelayMs: 600_000));
        using var giveUp = new CancellationTokenSource();
        var sending = _post.SendAsync(ct: giveUp.Token);
        await Deadline.UntilAsync(() => HitAsync(fault.Id), "the server was asked");

        await giveUp.CancelAsync();

        if (at == "Data")
        {
            Assert.Equal(DeliveryResult.Ambiguous, (await sending).Result);
        }
        else
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        }
    }

    /// <summary>A fault with one hit is spent by it.</summary>
    private async Task<bool> HitAsync(int id)
    {
        using var answer = await _mail.Http.GetAsync("/sink/faults");
        return !(await answer.Content.ReadAsStringAsync()).Contains($"\"id\":{id},", StringComparison.Ordinal);
    }
}
