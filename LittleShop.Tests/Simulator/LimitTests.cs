using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Simulator;

/// <summary>What Telegram refuses to send, in its own words; a refused call leaves nothing behind.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _chat = await _telegram.NewChatAsync();
        await _telegram.WithoutLimitsAsync();
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task Text_counts_after_its_markup_is_gone_and_in_UTF_16()
    {
        var longest = string.Concat(Enumerable.Repeat("💰", 2048));

        var fits = await _telegram.CallAsync(
            "sendMessage", ("chat_id", _chat.Id), ("text", $"<b>{longest}</b>"), ("parse_mode", "HTML"));

        Assert.Equal(longest, fits.Result.GetProperty("text").GetString());
        await _telegram.RefusesAsync(
            "Bad Request: message is too long", "sendMessage", ("chat_id", _chat.Id), ("text", longest + "!"));
    }

    [Theory]
    [InlineData("", "Bad Request: message text is empty")]
    [InlineData("   ", "Bad Request: text must be non-empty")]
    public Task Empty_text_is_refused(string text, string description) =>
        _telegram.RefusesAsync(description, "sendMessage", ("chat_id", _chat.Id), ("text", text));

    [Fact]
    public async Task An_unknown_chat_is_refused()
    {
        await _telegram.RefusesAsync("Bad Request: chat_id is empty", "sendMessage", ("text", "x"));
        await _telegram.RefusesAsync("Bad Request: chat not found", "sendMessage", ("chat_id", 1), ("text", "x"));
        await _telegram.RefusesAsync(
            "Bad Request: chat not found", "sendMessage", ("chat_id", "@nobody"), ("text", "x"));
    }

    [Theory]
    [InlineData("""[[{"text":"a","callback_data":"€€€€€€€€€€€€€€€€€€€€€€"}]]""", "BUTTON_DATA_INVALID")]
    [InlineData("""[[{"text":"a"}]]""",
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""[[{"callback_data":"a"}]]""", "can't parse inline keyboard button: Can't find field \"text\"")]
    [InlineData("""[[{"text":"a","url":"not-a-url"}]]""",
        "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL")]
    [InlineData("""[[{"text":"a","url":"http://localhost:5080/x"}]]""",
        "inline keyboard button URL 'http://localhost:5080/x' is invalid: Wrong HTTP URL")]
    [InlineData("""[[{"text":"a","url":"ftp://example.com"}]]""",
        "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol")]
    [InlineData("""[[{"text":"a","pay":true}]]""", "BUTTON_TYPE_INVALID")]
    [InlineData("\"bad\"", "field \"inline_keyboard\" must be of type Array")]
    public Task A_bad_button_is_refused(string rows, string reason) => _telegram.RefusesAsync(
        "Bad Request: " + reason, "sendMessage",
        ("chat_id", _chat.Id), ("text", "x"), ("reply_markup", $$"""{"inline_keyboard":{{rows}}}"""));

    [Fact]
    public async Task A_keyboard_holds_a_hundred_buttons_and_each_64_bytes()
    {
        var button = new { text = "b", callback_data = new string('x', 64) };
        object Keyboard(int count) => new { inline_keyboard = Enumerable.Repeat(new[] { button }, count) };

        var fits = await _telegram.CallAsync(
            "sendMessage", ("chat_id", _chat.Id), ("text", "x"), ("reply_markup", Keyboard(100)));

        Assert.True(fits.Ok);
        await _telegram.RefusesAsync(
            "Bad Request: REPLY_MARKUP_TOO_LONG", "sendMessage",
            ("chat_id", _chat.Id), ("text", "x"), ("reply_markup", Keyboard(101)));
    }

    [Theory]
    [InlineData("""[{"type":"bold","offset":100,"length":1}]""",
        "entity begins after the end of the text at UTF-16 offset 100")]
    [InlineData("""[{"type":"bold","offset":0,"length":100}]""",
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100")]
    [InlineData("""[{"type":"neon","offset":0,"length":1}]""", "can't parse MessageEntity: Unsupported type specified")]
    [InlineData("""[{"type":"bold","offset":-1,"length":1}]""", "receive an entity with incorrect offset -1")]
    [InlineData("""[{"type":"text_link","offset":0,"length":1}]""",
        "can't parse MessageEntity: Can't find field \"url\"")]
    public Task A_bad_entity_is_refused(string entities, string reason) => _telegram.RefusesAsync(
        "Bad Request: " + reason, "sendMessage", ("chat_id", _chat.Id), ("text", "hello"), ("entities", entities));

    [Theory]
    [InlineData("title", "", "parameter \"title\" is required")]
    [InlineData("title", "123456789012345678901234567890123", "INVOICE_TITLE_TOO_LONG")]
    [InlineData("description", "", "parameter \"description\" is required")]
    [InlineData("payload", "", "parameter \"payload\" is required")]
    [InlineData("provider_token", "", "PAYMENT_PROVIDER_INVALID")]
    [InlineData("currency", "XTR", "PAYMENT_PROVIDER_INVALID")]
    [InlineData("currency", "pounds", "CURRENCY_INVALID")]
    [InlineData("prices", "[]", "there must be at least one price")]
    [InlineData("prices", """[{"label":"a","amount":0}]""", "CURRENCY_TOTAL_AMOUNT_INVALID")]
    [InlineData("prices", "nonsense", "can't parse prices JSON object")]
    public Task A_bad_invoice_is_refused(string field, string value, string reason)
    {
        var fields = new Dictionary<string, object>
        {
            ["chat_id"] = _chat.Id,
            ["title"] = "Order",
            ["description"] = "Two lamps",
            ["payload"] = "order-1",
            ["provider_token"] = "test",
            ["currency"] = "GBP",
            ["prices"] = """[{"label":"Lamps","amount":4200}]""",
        };
        fields[field] = value;

        return _telegram.RefusesAsync(
            "Bad Request: " + reason, "sendInvoice", [.. fields.Select(pair => (pair.Key, pair.Value))]);
    }
}
