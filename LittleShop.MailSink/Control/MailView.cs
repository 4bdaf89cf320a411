using MimeKit;

namespace LittleShop.MailSink.Control;

/// <summary>A mail in full.</summary>
/// <param name="MessageId">Without its angle brackets.</param>
/// <param name="To">Whom the envelope named: those it was really for.</param>
/// <param name="Recipients">Whom its To header names.</param>
/// <param name="Text">The text part, if there is one.</param>
/// <param name="Html">The HTML part, if there is one, as it came.</param>
/// <param name="Headers">In the order of the mail, decoded.</param>
internal sealed record MailView(
    long Number, DateTimeOffset At, string? MessageId, AddressView? From, IReadOnlyList<string> To,
    IReadOnlyList<AddressView> Recipients, string Subject, string? Text, string? Html,
    IReadOnlyList<HeaderView> Headers, IReadOnlyList<string> Attachments, long Size)
{
    public static MailView Of(State.KeptMail kept, MimeMessage mail) => new(
        kept.Number, kept.At, mail.MessageId, mail.From.Mailboxes.Select(AddressView.Of).FirstOrDefault(), kept.To,
        [.. mail.To.Mailboxes.Select(AddressView.Of)], kept.Subject, mail.TextBody, mail.HtmlBody,
        [.. mail.Headers.Concat(mail.Body?.Headers ?? []).Select(header => new HeaderView(header.Field, header.Value))],
        [.. mail.Attachments.Select(part => part.ContentDisposition?.FileName ?? part.ContentType.MimeType)],
        kept.Size);
}

internal sealed record AddressView(string Name, string Address)
{
    public static AddressView Of(MailboxAddress mailbox) => new(mailbox.Name ?? "", mailbox.Address);
}

internal sealed record HeaderView(string Name, string Value);

/// <summary>Counters since the start.</summary>
/// <param name="Connections">SMTP connections that were opened.</param>
/// <param name="Mails">Mails that were taken, also those that are not kept any more.</param>
internal sealed record StatisticsView(long Connections, long Mails, int Kept);
