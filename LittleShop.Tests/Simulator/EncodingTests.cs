using System.Net;
using System.Net.Http.Json;
using System.Text;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Simulator;

/// <summary>A call may come in every encoding the Bot API takes, and means the same.</summary>
public sealed class EncodingTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _chat = await _telegram.NewChatAsync("Ada");
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task Query_form_multipart_and_JSON_send_the_same_message()
    {
        const string text = "Grüße & <b>£5</b>";
        var query = $"chat_id={_chat.Id}&text={Uri.EscapeDataString(text)}&parse_mode=HTML";
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent($"{_chat.Id}"), "chat_id" },
            { new StringContent(text), "text" },
            { new StringContent("html"), "parse_mode" },
        };

        RawAnswer[] answers =
        [
            await _telegram.GetAsync("sendMessage?" + query),
            await _telegram.PostAsync("sendmessage?" + query, null),
            await _telegram.CallAsync("SENDMESSAGE", ("chat_id", _chat.Id), ("text", text), ("parse_mode", "HTML")),
            await _telegram.PostAsync("sendMessage", multipart),
            await _telegram.PostAsync(
                "sendMessage", JsonContent.Create(new { chat_id = _chat.Id, text, parse_mode = "HTML" })),
        ];

        Assert.All(answers, answer =>
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal("Grüße & £5", answer.Result.GetProperty("text").GetString());
            Assert.Equal("bold", answer.Result.GetProperty("entities")[0].GetProperty("type").GetString());
        });
        Assert.Equal(5, (await _chat.MessagesAsync()).Count);
    }

    [Fact]
    public async Task A_nested_parameter_may_be_JSON_text_or_JSON_itself()
    {
        var markup = new { inline_keyboard = new[] { new[] { new { text = "Go", callback_data = "go" } } } };

        await _telegram.CallAsync("sendMessage", ("chat_id", _chat.Id), ("text", "form"), ("reply_markup", markup));
        await _telegram.PostAsync("sendMessage", JsonContent.Create(
            new { chat_id = $"{_chat.Id}", text = "json", reply_markup = markup }));

        Assert.All(await _chat.MessagesAsync(), message => Assert.Equal("go", message.Buttons[0][0].CallbackData));
    }

    [Fact]
    public async Task Broken_JSON_is_refused()
    {
        using var broken = new StringContent("{\"chat_id\":", Encoding.UTF8, "application/json");

        var answer = await _telegram.PostAsync("sendMessage", broken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False(answer.Ok);
        Assert.Empty(await _chat.MessagesAsync());
    }

    [Theory]
    [InlineData("1000000001:wrong", 401, "Unauthorized")]
    [InlineData("nonsense", 404, "Not Found")]
    public async Task A_foreign_token_is_refused(string token, int status, string description)
    {
        var answer = await _telegram.PostAsync("getMe", null, token);

        Assert.Equal((status, description), ((int)answer.Status, answer.Description));
    }

    [Fact]
    public async Task An_unknown_method_is_not_found()
    {
        var answer = await _telegram.PostAsync("sendPigeon", null);

        Assert.Equal((404, "Not Found"), (answer.ErrorCode, answer.Description));
    }
}
