using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Texts;

public sealed class TextEndpointTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private const string Path = "/notifications/templates";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_of_a_reader_and_a_language_is_listed_and_an_edited_one_says_so()
    {
        using var owner = await shop.AsAdminAsync();
        var key = new TemplateKey(OrderEventKind.Packing, Channel.Email, Reader.Customer, "de");
        await owner.PutAsync<TemplateView>(Path, new SaveTemplate(key, " Gepackt ", "Hallo\r\n{customer}", null));

        var german = await owner.GetAsync<List<TemplateView>>($"{Path}?reader=Customer&language=de");
        var admins = await owner.GetAsync<List<TemplateView>>($"{Path}?reader=Admin&language=en");

        Assert.Equal(Enum.GetValues<OrderEventKind>().Length * 2, german.Count);
        Assert.Equal(Enum.GetValues<OrderEventKind>().Length * 4, admins.Count);
        Assert.DoesNotContain(admins, text => text.Edited);
        var edited = Assert.Single(german, text => text.Edited);
        Assert.Equal(
            (key, "Gepackt", "Hallo\n{customer}", "Owner"), (edited.Key, edited.Title, edited.Body, edited.By));
        Assert.Equal(edited, await owner.GetAsync<TemplateView>(Of(key)));
    }

    [Fact]
    public async Task A_text_that_does_not_fit_is_refused_with_every_reason_and_nothing_is_kept()
    {
        using var owner = await shop.AsAdminAsync();
        var key = new TemplateKey(OrderEventKind.Received, Channel.Email, Reader.Customer, "en");

        using var answer = await owner.SendAsync(
            HttpMethod.Put, Path, new SaveTemplate(key, "Hello {nmber}", "<b>{customr}", null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.ProblemAsync();
        Assert.Equal(["{nmber} is not known. Did you mean {number}?"], problem.Errors!["title"]);
        Assert.Equal(2, problem.Errors["body"].Length);
        Assert.Contains("Did you mean {customer}?", problem.Message, StringComparison.Ordinal);
        await using var db = shop.OpenDb();
        Assert.False(await db.Templates.AnyAsync(text => text.Kind == key.Kind && text.Channel == key.Channel, Ct));
        Assert.False((await owner.GetAsync<TemplateView>(Of(key))).Edited);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_is_told_and_keeps_their_words()
    {
        using var owner = await shop.AsAdminAsync();
        var key = new TemplateKey(OrderEventKind.OnHold, Channel.Telegram, Reader.Customer, "en");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(writer =>
            owner.SendAsync(HttpMethod.Put, Path, new SaveTemplate(key, "", $"Wait {writer}. #{{number}}", null))));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer =>
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal("stale", (await answers.First(answer => !answer.IsSuccessStatusCode).ProblemAsync()).Code);
        Assert.Single(await owner.GetAsync<List<TemplateVersion>>($"{Of(key)}/history"));
    }

    [Fact]
    public async Task What_was_written_before_can_be_brought_back_and_the_original_too()
    {
        using var owner = await shop.AsAdminAsync();
        var key = new TemplateKey(OrderEventKind.Refunded, Channel.WebPush, Reader.Admin, "en");
        var original = await owner.GetAsync<TemplateView>(Of(key));
        var first = await owner.PutAsync<TemplateView>(Path, new SaveTemplate(key, "First", "{total}", null));
        var second = await owner.PutAsync<TemplateView>(
            Path, new SaveTemplate(key, "Second", "{total}!", first.Version));

        using var late = await owner.SendAsync(
            HttpMethod.Post, $"{Path}/revert", new RevertTemplate(key, first.Version!.Value, first.Version));
        using var unknown = await owner.SendAsync(
            HttpMethod.Post, $"{Path}/revert", new RevertTemplate(key, 999_999, second.Version));
        var back = await owner.PostAsync<TemplateView>(
            $"{Path}/revert", new RevertTemplate(key, first.Version.Value, second.Version));
        using var lateReset = await owner.SendAsync(HttpMethod.Delete, $"{Of(key)}?version={first.Version}", null);
        using var reset = await owner.SendAsync(HttpMethod.Delete, $"{Of(key)}?version={back.Version}", null);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(("First", "{total}", true), (back.Title, back.Body, back.Edited));
        Assert.Equal(HttpStatusCode.Conflict, lateReset.StatusCode);
        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        Assert.Equal(original, await owner.GetAsync<TemplateView>(Of(key)));
        var history = await owner.GetAsync<List<TemplateVersion>>($"{Of(key)}/history");
        Assert.Equal([null, "First", "Second", "First"], history.Select(version => version.Title));
    }

    [Fact]
    public async Task Whoever_may_not_manage_reads_and_changes_nothing()
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var key = new TemplateKey(OrderEventKind.Delivered, Channel.Telegram, Reader.Customer, "en");
        var text = await packer.GetAsync<TemplateView>(Of(key));

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Put, Path, new SaveTemplate(key, "", "Hello", null)),
            (HttpMethod.Post, $"{Path}/revert", new RevertTemplate(key, 1, null)),
            (HttpMethod.Post, $"{Path}/test", new PreviewTemplate(key, "", "Hello", null)),
            (HttpMethod.Delete, Of(key), null),
        })
        {
            using var answer = await packer.SendAsync(method, path, body);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(text, await packer.GetAsync<TemplateView>(Of(key)));
    }

    [Theory]
    [InlineData("Customer/en/Received/WebPush")]
    [InlineData("Admin/en/Received/Webhook")]
    [InlineData("Customer/fr/Received/Telegram")]
    public async Task A_text_that_nobody_reads_is_not_there(string key)
    {
        using var owner = await shop.AsAdminAsync();

        foreach (var path in new[] { $"{Path}/{key}", $"{Path}/{key}/history" })
        {
            using var answer = await owner.SendAsync(HttpMethod.Get, path, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Variables_are_those_that_the_reader_may_see()
    {
        using var owner = await shop.AsAdminAsync();

        var admins = await owner.GetAsync<List<TemplateVariable>>($"{Path}/variables?reader=Admin");
        var customers = await owner.GetAsync<List<TemplateVariable>>($"{Path}/variables?reader=Customer");

        Assert.Equal(["note"], admins.Select(one => one.Name).Except(customers.Select(one => one.Name)));
        Assert.All(admins, one => Assert.True(one.Meaning.Length > 0 && one.Example.Length > 0));
    }

    private static string Of(TemplateKey key) => $"{Path}/{key.Reader}/{key.Language}/{key.Kind}/{key.Channel}";
}
