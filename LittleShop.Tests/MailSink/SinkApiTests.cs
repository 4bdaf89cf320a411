using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LittleShop.Contracts;
using LittleShop.MailSink;
using LittleShop.MailSink.State;
using LittleShop.Tests.Api.Notifications.Email;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;

namespace LittleShop.Tests.MailSink;

public sealed class SinkApiTests : IAsyncLifetime
{
    private SinkedMail _mail = null!;
    private Post _post = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
    public async Task Mails_are_found_by_recipient_and_subject_newest_first()
    {
        await _post.SendAsync(Post.Letter(1, "ann@example.org"));
        await _post.SendAsync(Post.Letter(2, "bob@example.org") with { Subject = "Dispatched" });
        await _post.SendAsync(Post.Letter(3, "ann@example.org") with { Subject = "Delivered" });

        Assert.Equal(["Delivered", "Dispatched", "Your order #A1B2C3D4"], await SubjectsAsync(""));
        Assert.Equal(["Delivered", "Your order #A1B2C3D4"], await SubjectsAsync("to=ANN@"));
        Assert.Equal(["Dispatched"], await SubjectsAsync("subject=disp"));
        Assert.Equal(["Delivered"], await SubjectsAsync("to=ann&subject=del"));
        Assert.Equal(["Dispatched"], await SubjectsAsync("search=bob"));
        Assert.Equal(["Delivered"], await SubjectsAsync("limit=1"));
        Assert.Empty(await SubjectsAsync("to=eve"));
    }

    [Fact]
    public async Task A_mail_can_be_read_as_it_came()
    {
        await _post.SendAsync();
        var number = (await _mail.MailsAsync()).Single().Number;

        using var source = await _mail.Http.GetAsync($"/sink/mails/{number}/source", Ct);
        using var html = await _mail.Http.GetAsync($"/sink/mails/{number}/html", Ct);

        Assert.Equal("text/plain", source.Content.Headers.ContentType!.MediaType);
        var text = await source.Content.ReadAsStringAsync(Ct);
        Assert.StartsWith(
            "Return-Path: <orders@littleshop.example>\r\nDelivered-To: ann@example.org\r\nReceived: ", text,
            StringComparison.Ordinal);
        Assert.Contains("Message-Id: <delivery-1@littleshop.example>", text, StringComparison.OrdinalIgnoreCase);
        var policy = html.Headers.GetValues("Content-Security-Policy").Single();
        Assert.All(
            ["default-src 'none'", "sandbox", "frame-ancestors 'self'"],
            rule => Assert.Contains(rule, policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mails_outlive_a_restart_and_the_oldest_go_first()
    {
        var folder = Directory.CreateTempSubdirectory("littleshop-mail-");
        await using (var first = await SinkedMail.StartAsync(folder))
        {
            using var post = new Post(first.SmtpPort);
            await post.SendAsync(Post.Letter() with { Subject = "one" });
            await post.SendAsync(Post.Letter() with { Subject = "two" });
        }

        await using (var second = await SinkedMail.StartAsync(folder, ("MailsKept", "2")))
        {
            Assert.Equal(["two", "one"], (await second.MailsAsync()).Select(mail => mail.Subject));
            using var post = new Post(second.SmtpPort);
            await post.SendAsync(Post.Letter() with { Subject = "three" });
            Assert.Equal(["three", "two"], (await second.MailsAsync()).Select(mail => mail.Subject));
            Assert.Equal([3, 2], (await second.MailsAsync()).Select(mail => mail.Number));
            Assert.Equal(["ann@example.org"], (await second.ReadAsync(2)).To);
            Assert.Equal(2, folder.GetFiles().Length);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Forgotten_mails_are_gone()
    {
        await _post.SendAsync();

        await _mail.ClearAsync();

        Assert.Empty(await _mail.MailsAsync());
        using var answer = await _mail.Http.GetAsync("/sink/mails/1", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await _post.SendAsync();
        Assert.Equal(2, (await _mail.MailsAsync()).Single().Number);
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_refused()
    {
        await using var small = await SinkedMail.StartAsync(null, ("LargestMail", "10000"));
        using var post = new Post(small.SmtpPort);

        var answer = await post.SendAsync(Post.Letter() with { Text = new string('x', 20_000) });

        Assert.Equal(DeliveryResult.Rejected, answer.Result);
        Assert.Empty(await small.MailsAsync());
    }

    [Fact]
    public async Task A_fault_ends_by_itself_or_when_it_is_cleared()
    {
        var once = await _mail.InjectAsync(new FaultRule(FaultPoint.Rcpt, To: "bob", Code: 450));
        var always = await _mail.InjectAsync(new FaultRule(FaultPoint.Data, Count: null, Code: 451));

        Assert.Equal(DeliveryResult.Retry, (await _post.SendAsync(Post.Letter(1, "bob@example.org"))).Result);
        Assert.Equal(DeliveryResult.Retry, (await _post.SendAsync(Post.Letter(2, "bob@example.org"))).Result);
        using var spent = await _mail.Http.DeleteAsync($"/sink/faults/{once.Id}", Ct);
        using var ended = await _mail.Http.DeleteAsync($"/sink/faults/{always.Id}", Ct);
        using var unknown = await _mail.Http.DeleteAsync($"/sink/faults/{always.Id}", Ct);

        Assert.Equal(HttpStatusCode.NoContent, spent.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(DeliveryResult.Sent, (await _post.SendAsync(Post.Letter(3, "bob@example.org"))).Result);
    }

    [Theory]
    [InlineData("Host", "shop.example.com")]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Foreign_names_and_pages_of_other_sites_are_refused(string header, string value)
    {
        await _post.SendAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/sink/mails");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _mail.Http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(await _mail.MailsAsync());
    }

    [Fact]
    public void An_address_open_to_others_stops_it_with_a_sentence()
    {
        var stopped = Assert.Throws<InvalidOperationException>(
            () => SinkApp.Build([], builder => builder.WebHost.UseUrls("http://0.0.0.0:5086")));

        Assert.Contains("mail sink listens on this machine only", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_setting_is_a_sentence_that_names_the_key()
    {
        var wrong = new SinkOptions { Folder = "", SmtpPort = -1, MailsKept = 0, LargestMail = 1 };

        var refused = new SinkOptionsValidator().Validate(null, wrong);

        Assert.Equal(
            ["MailSink:Folder", "MailSink:SmtpPort", "MailSink:MailsKept", "MailSink:LargestMail"],
            refused.Failures!.Select(sentence => sentence.Split(' ')[0]));
        Assert.True(new SinkOptionsValidator().Validate(null, new SinkOptions()).Succeeded);
    }

    [Theory]
    [InlineData("""{"code":200}""")]
    [InlineData("""{"count":0}""")]
    [InlineData("""{"delayMs":-1}""")]
    [InlineData("""{"text":"a\r\nb"}""")]
    [InlineData("""{"at":"mail","to":"ann"}""")]
    [InlineData("""{"at":"never"}""")]
    [InlineData("nonsense")]
    public async Task Bad_faults_are_answered_with_a_problem(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await _mail.Http.PostAsync("/sink/faults", content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("[]", await _mail.Http.GetStringAsync("/sink/faults", Ct));
    }

    [Fact]
    public async Task Every_operation_is_documented()
    {
        var document = await _mail.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Ct);

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            Assert.StartsWith("/sink/", path.Name, StringComparison.Ordinal);
            Assert.All(path.Value.EnumerateObject(), operation =>
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name}"));
        }

        using var docs = await _mail.Http.GetAsync("/sink/docs/", Ct);
        using var health = await _mail.Http.GetAsync("/health", Ct);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (docs.StatusCode, health.StatusCode));
    }

    private async Task<IEnumerable<string>> SubjectsAsync(string query) =>
        (await _mail.MailsAsync(query)).Select(mail => mail.Subject);
}
