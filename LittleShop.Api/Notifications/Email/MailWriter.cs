using System.Text;
using LittleShop.Api.Notifications.Templates;
using MimeKit;

namespace LittleShop.Api.Notifications.Email;

/// <summary>A letter as it travels (RFC 5322).</summary>
internal static class MailWriter
{
    private const int LongestSubject = 200;
    private const int LongestName = 100;
    private const int LongestHeader = 900;

    /// <summary>Whatever stands in a name or a subject stays on its line: it can never begin another header.</summary>
    public static MimeMessage Write(Letter letter, MailboxAddress from, MailboxAddress to, DateTimeOffset at)
    {
        var message = new MimeMessage
        {
            MessageId = letter.MessageId,
            Date = at,
            Subject = Template.Quote(letter.Subject, LongestSubject),
            Body = new MultipartAlternative(Part("plain", letter.Text), Part("html", letter.Html)),
        };
        message.From.Add(Named(from, from.Name));
        message.To.Add(Named(to, letter.ToName));

        // RFC 3834: no holiday notices, please. The second is what Exchange understands.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        foreach (var (name, value) in letter.Headers)
        {
            message.Headers.Add(name, Template.Quote(value, LongestHeader));
        }

        return message;
    }

    private static MailboxAddress Named(MailboxAddress address, string? name) =>
        new(Encoding.UTF8, Template.Quote(name ?? "", LongestName), address.Address);

    private static TextPart Part(string kind, string words)
    {
        var part = new TextPart(kind);
        part.SetText(Encoding.UTF8, words);
        return part;
    }
}
