using System.Text.Json;
using Bunit;
using LittleShop.Admin.Blazor.Texts;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Admin.Texts;

public sealed class TextPageTests : AdminComponent
{
    /// <summary>A page of six answers, on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_list_marks_what_is_edited_and_leads_to_each_text()
    {
        AText.Furnish(Api);

        var page = Render<TextsPage>();
        page.WaitForElement("[data-testid=texts]", _patience);

        Assert.Equal(2, page.FindAll("[data-kind]").Count);
        var link = page.Find("[data-kind=Dispatched] [data-channel=Telegram]");
        Assert.Equal(AText.Page, link.GetAttribute("href"));
        Assert.Single(page.FindAll("[data-testid=edited]"));
    }

    [Fact]
    public void Every_channel_is_shown_beside_the_text()
    {
        var page = Open();

        Assert.Equal("On its way", page.Find("[data-channel=Telegram] .preview-text b").TextContent);
        Assert.Equal("Show order", page.Find("[data-channel=Telegram] .preview-buttons span").TextContent);
        Assert.Equal("On its way", page.Find("section[data-channel=Email] .preview-title").TextContent);
        Assert.Empty(page.FindAll("[data-testid=text-title]"));
    }

    [Fact]
    public async Task Once_the_typing_pauses_the_page_says_what_is_wrong_and_takes_no_save()
    {
        var page = Open();
        var problem = new TemplateProblem("body", "{numbr} is not known.");
        Api.On("POST /notifications/templates/preview", AText.Preview(problem));

        var typing = page.Find("[data-testid=text-body]").InputAsync(new() { Value = "Hello {numbr}" });
        await Deadline.UntilAsync(
            () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1)); // the page may still be busy, and begin to wait only then
                return typing.IsCompleted;
            },
            "the pause is over");
        await typing;

        page.WaitForElement("[data-field=body]", _patience);
        Assert.Equal("{numbr} is not known.", page.Find("[data-field=body]").TextContent);
        Assert.True(page.Find("[data-testid=save]").HasAttribute("disabled"));
        var asked = JsonSerializer.Deserialize<PreviewTemplate>(
            Api.AskedFor("POST /notifications/templates/preview").Last().Body, ApiJson.Options)!;
        Assert.Equal("Hello {numbr}", asked.Body);
    }

    [Fact]
    public void A_save_carries_the_version_and_a_stale_one_keeps_what_was_typed()
    {
        var page = Open();
        Api.Refuse("PUT /notifications/templates", 409, "Stale.", "stale");

        page.Find("[data-testid=text-body]").Input("Mine");
        page.Find("[data-testid=text-editor]").Submit();

        page.WaitForElement("[data-testid=save-problem]", _patience);
        var asked = JsonSerializer.Deserialize<SaveTemplate>(
            Assert.Single(Api.AskedFor("PUT /notifications/templates")).Body, ApiJson.Options)!;
        Assert.Equal((AText.Key, "Mine", 7L), (asked.Key, asked.Body, asked.Version));
        Assert.Contains("Somebody else", page.Find("[data-testid=save-problem]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", page.Find("[data-testid=text-body]").GetAttribute("value"));
    }

    [Fact]
    public void History_shows_what_changed_and_brings_back()
    {
        var page = Open();
        Api.On("POST /notifications/templates/revert", AText.View with { Body = "Back", Version = 8 });

        var newest = page.Find("[data-version='7']");
        Assert.Equal(
            ["−Hello", "+Dear {customer}"],
            newest.QuerySelectorAll(".diff-gone, .diff-new").Select(line => line.TextContent));
        page.Find("[data-version='5'] [data-testid=revert]").Click();

        page.WaitForAssertion(
            () => Assert.Equal("Back", page.Find("[data-testid=text-body]").GetAttribute("value")), _patience);
        var asked = JsonSerializer.Deserialize<RevertTemplate>(
            Assert.Single(Api.AskedFor("POST /notifications/templates/revert")).Body, ApiJson.Options);
        Assert.Equal(new RevertTemplate(AText.Key, 5, 7), asked);
    }

    [Fact]
    public void A_test_says_how_it_went()
    {
        var page = Open();
        Api.On("POST /notifications/templates/test", new TestPushResult(false, "You have no device."));

        page.Find("[data-testid=test-text]").Click();

        page.WaitForElement("[data-testid=test-result]", _patience);
        Assert.Equal("You have no device.", page.Find("[data-testid=test-result]").TextContent.Trim());
    }

    [Fact]
    public void Whoever_may_not_manage_only_looks()
    {
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(Roles.Packer));

        var page = Open();

        Assert.True(page.Find("[data-testid=text-body]").HasAttribute("readonly"));
        Assert.Empty(
            page.FindAll("[data-testid=save], [data-testid=test-text], [data-testid=revert], [data-variable]"));
    }

    [Fact]
    public void Lines_that_stay_are_no_change() => Assert.Equal(
        [new(' ', "a"), new('−', "b"), new('+', "x"), new(' ', "c"), new('+', "d")],
        LineDiff.Of("a\nb\nc", "a\nx\nc\nd"));

    private IRenderedComponent<TextPage> Open()
    {
        AText.Furnish(Api);
        Api.On("GET /orders", new Page<OrderSummary>([An.Order(OrderStatus.Packing)], null));
        var page = Render<TextPage>(text => text
            .Add(one => one.ForReader, nameof(Reader.Customer)).Add(one => one.In, "en")
            .Add(one => one.About, nameof(OrderEventKind.Dispatched)).Add(one => one.Via, nameof(Channel.Telegram)));
        page.WaitForElement("[data-testid=previews]", _patience);
        return page;
    }
}
