using System.Diagnostics.CodeAnalysis;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.Tests.Simulator;

[SuppressMessage("Usage", "xUnit1051", Justification = "The client carries the test's token.")]
public sealed class MediaTests : IAsyncLifetime
{
    private readonly byte[] _picture = Pictures.Png(120, 80);
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;
    private TelegramBotClient _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        await _telegram.WithoutLimitsAsync();
        _chat = await _telegram.NewChatAsync();
        _bot = _telegram.NewBot();
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task An_uploaded_photo_can_be_sent_again_by_its_id_and_downloaded()
    {
        var sent = await _bot.SendPhoto(
            _chat.Id, InputFile.FromStream(new MemoryStream(_picture), "lamp.png"), "A <i>lamp</i>", ParseMode.Html);
        var again = await _bot.SendPhoto(_chat.Id, InputFile.FromFileId(sent.Photo![^1].FileId));
        using var copy = new MemoryStream();
        await _bot.GetInfoAndDownloadFile(sent.Photo[^1].FileId, copy);

        Assert.Equal((120, 80), (sent.Photo[^1].Width, sent.Photo[^1].Height));
        Assert.Equal("A lamp", sent.Caption);
        Assert.Equal(sent.Photo[^1].FileUniqueId, again.Photo![^1].FileUniqueId);
        Assert.Equal(_picture, copy.ToArray());
        var shown = (await _chat.MessagesAsync())[0].Photo!;
        Assert.Equal(_picture, await _telegram.Http.GetByteArrayAsync(shown.Url));
    }

    [Fact]
    public async Task A_photo_can_be_fetched_from_an_address()
    {
        await using var shop = WebApplication.CreateSlimBuilder().Build();
        shop.MapGet("/lamp.png", () => Results.Bytes(_picture, "image/png"));
        shop.MapGet("/page", () => Results.Text("<html>", "text/html"));
        shop.Urls.Add("http://127.0.0.1:0");
        await shop.StartAsync();
        var address = shop.Urls.Single();

        var sent = await _bot.SendPhoto(_chat.Id, InputFile.FromUri(address + "/lamp.png"));
        var noPicture = await Assert.ThrowsAsync<ApiRequestException>(
            () => _bot.SendPhoto(_chat.Id, InputFile.FromUri(address + "/page")));
        var missing = await Assert.ThrowsAsync<ApiRequestException>(
            () => _bot.SendPhoto(_chat.Id, InputFile.FromUri(address + "/none")));

        Assert.Equal(120, sent.Photo![^1].Width);
        Assert.Equal("Bad Request: wrong type of the web page content", noPicture.Message);
        Assert.Equal("Bad Request: failed to get HTTP URL content", missing.Message);
        Assert.Single(await _chat.MessagesAsync());
    }

    [Fact]
    public async Task An_album_arrives_as_several_messages_of_one_group()
    {
        var sent = await _bot.SendMediaGroup(_chat.Id,
        [
            new InputMediaPhoto(InputFile.FromStream(new MemoryStream(_picture), "a.png")) { Caption = "first" },
            new InputMediaPhoto(InputFile.FromStream(new MemoryStream(Pictures.Png(40, 40)), "b.png")),
        ]);

        Assert.Equal(2, sent.Length);
        Assert.NotNull(sent[0].MediaGroupId);
        Assert.Equal(sent[0].MediaGroupId, sent[1].MediaGroupId);
        Assert.Equal(("first", 40), (sent[0].Caption, sent[1].Photo![^1].Width));
    }

    [Fact]
    public async Task Photo_and_caption_of_a_message_can_be_replaced()
    {
        var sent = await _bot.SendPhoto(_chat.Id, InputFile.FromStream(new MemoryStream(_picture), "a.png"), "one");
        await _bot.EditMessageCaption(_chat.Id, sent.Id, "two");
        var smaller = InputFile.FromStream(new MemoryStream(Pictures.Png(30, 20)), "b.png");
        await _bot.EditMessageMedia(_chat.Id, sent.Id, new InputMediaPhoto(smaller) { Caption = "three" });

        var message = Assert.Single(await _chat.MessagesAsync());
        Assert.Equal(("three", 30), (message.Caption, message.Photo!.Width));
        Assert.Equal(["one", "two"], message.Edits.Select(edit => edit.Caption));
    }

    [Fact]
    public async Task What_is_no_photo_or_has_too_long_a_caption_is_refused()
    {
        var text = InputFile.FromStream(new MemoryStream("no picture"u8.ToArray()), "a.png");
        var narrow = InputFile.FromStream(new MemoryStream(Pictures.Png(1, 21)), "a.png");

        Assert.Equal("Bad Request: IMAGE_PROCESS_FAILED", await RefusedAsync(text));
        Assert.Equal("Bad Request: PHOTO_INVALID_DIMENSIONS", await RefusedAsync(narrow));
        Assert.Equal(
            "Bad Request: wrong file identifier/HTTP URL specified", await RefusedAsync(InputFile.FromFileId("no")));
        Assert.Equal("Bad Request: message caption is too long", await RefusedAsync(
            InputFile.FromStream(new MemoryStream(_picture), "a.png"), new string('x', 1025)));
        Assert.Empty(await _chat.MessagesAsync());
    }

    [Fact]
    public async Task A_document_keeps_its_name_and_is_never_shown_as_a_page()
    {
        await _bot.SendDocument(
            _chat.Id, InputFile.FromStream(new MemoryStream("<script>"u8.ToArray()), "receipt.html"), "Yours");

        var document = (await _chat.MessagesAsync())[0].Document!;
        using var shown = await _telegram.Http.GetAsync(document.Url);
        Assert.Equal("receipt.html", document.Name);
        Assert.Equal("application/octet-stream", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", shown.Content.Headers.ContentDisposition!.DispositionType);
    }

    private async Task<string> RefusedAsync(InputFile photo, string? caption = null) =>
        (await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendPhoto(_chat.Id, photo, caption))).Message;
}
