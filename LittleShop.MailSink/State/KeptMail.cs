using MimeKit;
using MimeKit.Utils;

namespace LittleShop.MailSink.State;

/// <summary>A mail as the list shows it.</summary>
/// <param name="Number">Counts up from 1 and never comes twice.</param>
/// <param name="To">Whom the envelope named: those it was really for.</param>
internal sealed record KeptMail(
    long Number, DateTimeOffset At, string From, IReadOnlyList<string> To, string Subject, string Preview, long Size)
{
    private const int PreviewLength = 120;

    /// <summary>What a mail server writes above a mail it takes, and what is read from there again.</summary>
    public static string Trace(string from, IEnumerable<string> to, DateTimeOffset at) => string.Concat(
    [
        $"Return-Path: <{from}>\r\n",
        .. to.Select(address => $"Delivered-To: {address}\r\n"),
        $"Received: by the mail sink; {DateUtils.FormatDate(at)}\r\n",
    ]);

    public static KeptMail Of(long number, MimeMessage mail, long size) => new(
        number,
        ReceivedAt(mail),
        mail.From.Mailboxes.FirstOrDefault() is { } from ? Name(from) : "nobody",
        [.. mail.Headers.TakeWhile(header => header.Id != HeaderId.Received)
            .Where(header => header.Field == "Delivered-To").Select(header => header.Value)],
        mail.Subject ?? "",
        Beginning(mail.TextBody ?? ""),
        size);

    private static DateTimeOffset ReceivedAt(MimeMessage mail) =>
        mail.Headers[HeaderId.Received]?.Split(';', 2) is [_, var date] && DateUtils.TryParse(date, out var at)
            ? at
            : mail.Date;

    private static string Name(MailboxAddress mailbox) =>
        string.IsNullOrWhiteSpace(mailbox.Name) ? mailbox.Address : mailbox.Name;

    private static string Beginning(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, 60, StringSplitOptions.RemoveEmptyEntries));
        var length = Math.Min(line.Length, PreviewLength);
        return length > 0 && char.IsHighSurrogate(line[length - 1]) ? line[..(length - 1)] : line[..length];
    }
}
