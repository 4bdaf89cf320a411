using LittleShop.Api.Notifications.Preferences;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Email;

/// <summary>Writes to customers and admins by e-mail.</summary>
internal sealed partial class EmailChannel(
    Mailer mailer, MessageWriter writer, BotProfile bot, IOptions<EmailOptions> options, IOptions<ShopOptions> shop,
    ILogger<EmailChannel> logger) : IChannel
{
    public Channel Channel => Channel.Email;

    // One for each connection: a claimed letter never waits for its turn, and so not beyond its lease.
    public int Slots => options.Value.Connections;

    public async Task<DeliveryOutcome> SendAsync(ClaimedDelivery claimed)
    {
        var answer = await TryAsync(claimed);
        return new DeliveryOutcome(claimed.Id, claimed.LeaseToken, answer.Result, answer.Text);
    }

    private async Task<MailAnswer> TryAsync(ClaimedDelivery claimed)
    {
        if (claimed.Email is not { Length: > 0 } address)
        {
            return new MailAnswer(DeliveryResult.NoAddress, "No mail address is known any more.");
        }

        if (!options.Value.Enabled)
        {
            return new MailAnswer(DeliveryResult.Rejected, "E-mail is switched off: Email:Host is not set.");
        }

        try
        {
            // Not cancelled by a stop: what is on its way is finished, within the mailer's own timeout.
            var id = Letter.IdOf(claimed.Id, mailer.Domain);
            var letter = await WriteAsync(
                id, address, claimed.Name, await writer.MailAsync(claimed), CancellationToken.None);
            return await mailer.SendAsync(letter, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogBroken(error, claimed.Id);
            return new MailAnswer(DeliveryResult.Retry, $"The attempt broke: {error.Message}");
        }
    }

    /// <summary>Sends a text that an admin is writing, at once and to themself.</summary>
    public async Task<MailAnswer> SendTestAsync(string address, string name, MailText mail, CancellationToken ct) =>
        await mailer.SendAsync(
            await WriteAsync($"<test-{Guid.NewGuid():N}@{mailer.Domain}>", address, name, mail, ct), ct);

    private async Task<Letter> WriteAsync(
        string messageId, string address, string name, MailText mail, CancellationToken ct)
    {
        var body = LetterLayout.Of(
            $"{Template.Escape(mail.Subject)}\n{mail.Body}", shop.Value.Name, await ButtonAsync(mail, ct), mail.Footer, mail.Language);
        return new Letter(messageId, address, name, mail.Subject, body.Text, body.Html);
    }

    /// <summary>
    /// A path leads into the admin, and only where the shop says at which address that is; into the chat, once the bot
    /// has said its name.
    /// </summary>
    private async Task<LetterButton?> ButtonAsync(MailText mail, CancellationToken ct) => mail.Button switch
    {
        (var text, MailText.Chat) => await bot.NameAsync(ct) is { } name
            ? new LetterButton(text, $"https://t.me/{name}")
            : null,
        (var text, ['/', ..] path) => shop.Value.AdminUrl is { Length: > 0 } admin
            ? new LetterButton(text, admin.TrimEnd('/') + path)
            : null,
        (var text, var url) => new LetterButton(text, url),
        null => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter of delivery {Id} broke")]
    private partial void LogBroken(Exception error, long id);
}
