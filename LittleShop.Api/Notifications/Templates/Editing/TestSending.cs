using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Email;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Sends a filled text to an admin: over its own channel where it can, else to their devices.</summary>
internal sealed class TestSending(
    ShopDb db, PushService push, EmailChannel email, IOptions<EmailOptions> mail, Wakeup wakeup)
{
    private const string Title = "Test: a message";

    public async Task<TestPushResult> SendAsync(
        TemplateKey key, TemplateText filled, MailText letter, CurrentAdmin admin, CancellationToken ct)
    {
        switch (key.Channel)
        {
            case Channel.Telegram when await HasChatAsync(admin, ct):
                await ToChatAsync(filled.Body, admin, ct);
                return new TestPushResult(true, "It is on its way to your Telegram chat.");
            case Channel.Email when mail.Value.Enabled && await AddressAsync(admin, ct) is { } address:
                var answer = await email.SendTestAsync(address, admin.Name, letter, ct);
                return answer.Result is DeliveryResult.Sent
                    ? new TestPushResult(true, $"Sent to {address}.")
                    : new TestPushResult(false, answer.Text);
            default:
                var plain = key.Channel.HasMarkup ? Markup.Plain(filled.Body) : filled.Body;
                return await ToDevicesAsync(key.Channel, filled with { Body = plain }, admin, ct);
        }
    }

    private Task<bool> HasChatAsync(CurrentAdmin admin, CancellationToken ct) =>
        db.AdminSettings.AnyAsync(settings => settings.AdminId == admin.Id && settings.ChatId != null, ct);

    private Task<string?> AddressAsync(CurrentAdmin admin, CancellationToken ct) =>
        db.Users.Where(user => user.Id == admin.Id).Select(user => user.Email).SingleOrDefaultAsync(ct);

    /// <summary>A delivery like any other, to the admin's own chat.</summary>
    private async Task ToChatAsync(string html, CurrentAdmin admin, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            with written as (
                insert into notices (kind, title, body, "by", at)
                values ('Test', {Title}, {html}, {admin.Name}, clock_timestamp()) returning id
            )
            insert into deliveries
                (notice_id, channel, audience, recipient, state, attempts, created_at, due_at)
            select id, 'Telegram', 'NamedAdmin', {admin.Id}, 'Queued', 0, clock_timestamp(), clock_timestamp()
            from written
            """,
            ct);
        wakeup.Signal();
    }

    private async Task<TestPushResult> ToDevicesAsync(
        Channel channel, TemplateText text, CurrentAdmin admin, CancellationToken ct)
    {
        var devices = await db.PushSubscriptions.AsNoTracking()
            .Where(device => device.AdminId == admin.Id && device.EndedAt == null).ToListAsync(ct);
        if (devices is [])
        {
            return new TestPushResult(false, "You have no device with notifications on, so it was sent nowhere.");
        }

        var message = PushMessage.Of(new NoticeNews(
            0, NoticeKind.Test, text.Title is "" ? Title : text.Title, text.Body, "/settings/texts", default));
        var answers = new List<PushAnswer>();
        foreach (var device in devices)
        {
            answers.Add(await push.SendAsync(
                new PushTarget(device.Endpoint, device.P256dh, device.Auth, Usable: true), message, ct));
        }

        var sent = answers.Count(answer => answer.Result is DeliveryResult.Sent);
        return sent == 0
            ? new TestPushResult(false, answers[0].Text)
            : new TestPushResult(true, Devices(sent) + Why(channel));
    }

    private static string Devices(int count) =>
        count == 1 ? "Sent to your device." : $"Sent to {count} of your devices.";

    private static string Why(Channel channel) => channel switch
    {
        Channel.Telegram => " Link your Telegram chat to see it there.",
        Channel.Email => " By mail it goes once the shop has a mail server and you have a mail address.",
        _ => "",
    };
}
