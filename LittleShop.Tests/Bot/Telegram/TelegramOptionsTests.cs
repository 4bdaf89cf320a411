using LittleShop.BotWorker.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LittleShop.Tests.Bot.Telegram;

public sealed class TelegramOptionsTests
{
    private const string Token = "123456789:AAF0abcdefghijklmnopqrstuvwxyz12345";

    [Theory]
    [InlineData("BotToken", "")]
    [InlineData("BotToken", "my token")]
    [InlineData("BotToken", "123456789:short")]
    [InlineData("ApiBaseUrl", "localhost:5083")]
    [InlineData("WebhookUrl", "shop.example")]
    [InlineData("WebhookSecret", "with spaces in it, long enough")]
    [InlineData("SendsPerSecond", "0")]
    [InlineData("SendsPerSecond", "31")]
    [InlineData("ChatBurst", "99")]
    [InlineData("OrdersAtOnce", "0")]
    public void A_wrong_option_is_named_with_a_reason_and_an_example(string key, string value)
    {
        var failure = Validate((key, value)).First();

        Assert.Contains($"Telegram:{key}", failure, StringComparison.Ordinal);
        Assert.Matches("for example|such as", failure);
    }

    [Fact]
    public void A_webhook_without_a_secret_is_refused() => Assert.Contains(
        "anybody could post updates", Assert.Single(Validate(("WebhookUrl", "https://shop.example/telegram/updates"))),
        StringComparison.Ordinal);

    [Fact]
    public void The_least_that_is_needed_is_a_token() => Assert.Empty(Validate());

    private static IEnumerable<string> Validate(params IEnumerable<(string Key, string Value)> changed)
    {
        var values = new Dictionary<string, string?> { ["BotToken"] = Token };
        foreach (var (key, value) in changed)
        {
            values[key] = value;
        }

        var options = new ConfigurationBuilder().AddInMemoryCollection(values).Build().Get<TelegramOptions>()!;
        ValidateOptionsResult[] results =
        [
            new TelegramOptionsValidator().Validate(null, options),
            new TelegramOptionsRules().Validate(null, options),
        ];
        return results.Where(result => result.Failed).SelectMany(result => result.Failures!);
    }
}
