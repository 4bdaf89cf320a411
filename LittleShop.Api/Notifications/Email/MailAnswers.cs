using System.Net.Sockets;
using System.Text.RegularExpressions;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using MailKit;
using MailKit.Net.Smtp;

namespace LittleShop.Api.Notifications.Email;

/// <summary>What the mail server said, as an outcome and in words for an admin.</summary>
internal sealed record MailAnswer(DeliveryResult Result, string Text);

/// <summary>What an SMTP server's answers mean for a delivery (RFC 5321, RFC 3463).</summary>
internal static partial class MailAnswers
{
    private const int LongestQuote = 160;

    /// <summary>The server was not reached, or it does not let us in: nothing was sent.</summary>
    public static MailAnswer NotReached(Exception error) => new(
        DeliveryResult.Retry,
        error switch
        {
            MailKit.Security.AuthenticationException => $"The mail server did not let us in: {Quote(error.Message)}",
            MailKit.Security.SslHandshakeException =>
                "The mail server's certificate is not valid, or it speaks no TLS at this port.",
            NotSupportedException => "The mail server offers no TLS, which Email:Security asks for.",
            OperationCanceledException => $"The mail server could not be reached: {Reason(error)}.",
            SocketException socket => $"The mail server could not be reached: {socket.SocketErrorCode}.",
            _ => $"The mail server could not be reached: {Quote(error.Message)}",
        });

    /// <param name="error">How sending ended.</param>
    /// <param name="wasWritten">Whether the whole letter was written: then only the server knows.</param>
    public static MailAnswer NotSent(Exception error, bool wasWritten) => error switch
    {
        SmtpCommandException refused => Refused(refused),
        NotSupportedException => new(
            DeliveryResult.Rejected, "The mail server takes no addresses with letters beyond ASCII before the @."),
        ServiceNotAuthenticatedException => new(
            DeliveryResult.Retry,
            $"The mail server wants Email:User and Email:Password, or others: {Quote(error.Message)}"),
        FormatException or ArgumentException => new(
            DeliveryResult.Rejected, $"The letter could not be written: {Quote(error.Message)}"),
        _ when wasWritten => new(
            DeliveryResult.Ambiguous,
            $"The letter was written and no answer came ({Reason(error)}): it may have arrived."),
        _ => new(DeliveryResult.Retry, $"The mail server did not take the letter: {Reason(error)}."),
    };

    private static MailAnswer Refused(SmtpCommandException refused)
    {
        var said = $"{(int)refused.StatusCode} {Quote(refused.Message)}";
        return (int)refused.StatusCode switch
        {
            < 500 => new(DeliveryResult.Retry, $"The mail server is busy or out of order: {said}"),
            var code when IsAboutTheAddress(refused, code) => new(
                DeliveryResult.Unreachable, $"The mail server says that nobody can be reached there: {said}"),
            _ => new(DeliveryResult.Rejected, $"The mail server refused the letter: {said}"),
        };
    }

    /// <summary>
    /// Many servers say 550 for «I do not like your domain» too. Their enhanced code tells it apart, where there is
    /// one: otherwise a wrong DNS record of ours would mark every customer as gone.
    /// </summary>
    private static bool IsAboutTheAddress(SmtpCommandException refused, int code) =>
        refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted
        && (EnhancedCode().Match(refused.Message) is { Success: true } enhanced
            ? enhanced.Value is "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10" or "5.2.1"
            : code is 521 or 550 or 551 or 553 or 556);

    private static string Reason(Exception error) =>
        error is OperationCanceledException ? "it did not answer within 20 s" : Quote(error.Message).TrimEnd('.');

    private static string Quote(string words) => Template.Quote(words, LongestQuote);

    [GeneratedRegex(@"^5\.\d{1,3}\.\d{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex EnhancedCode();
}
