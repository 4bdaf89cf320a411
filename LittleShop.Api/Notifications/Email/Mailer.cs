using LittleShop.Api.Shop;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LittleShop.Api.Notifications.Email;

/// <summary>Hands letters to the mail server, over a few connections.</summary>
internal sealed class Mailer(
    MailConnections connections, IOptions<EmailOptions> options, IOptions<ShopOptions> shop, ShopMetrics metrics,
    TimeProvider clock) : IDisposable
{
    /// <summary>How long an attempt may take once it has a connection's turn; a lease must be longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _turns = new(options.Value.Connections);

    /// <summary>Where letters come from, for <see cref="Letter.IdOf"/>.</summary>
    public string Domain => MailAddresses.Domain(From);

    private MailboxAddress From => MailAddresses.Read(options.Value.From) is { } from
        ? new MailboxAddress(shop.Value.Name, from.Address)
        : throw new InvalidOperationException("Email:From is not set.");

    /// <summary>
    /// Sends one letter and never throws, but for the caller's own token. Once the letter is written not even for that:
    /// it may have arrived.
    /// </summary>
    public async Task<MailAnswer> SendAsync(Letter letter, CancellationToken ct)
    {
        var answer = await TrySendAsync(letter, ct);
        metrics.EmailSent(answer.Result switch
        {
            DeliveryResult.Sent => "sent",
            DeliveryResult.Unreachable => "unreachable",
            DeliveryResult.Ambiguous => "ambiguous",
            _ => "failed",
        });
        return answer;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<MailAnswer> TrySendAsync(Letter letter, CancellationToken ct)
    {
        if (!options.Value.Enabled)
        {
            return new MailAnswer(DeliveryResult.Rejected, "E-mail is switched off: Email:Host is not set.");
        }

        if (MailAddresses.Read(letter.To) is not { } to)
        {
            return new MailAnswer(DeliveryResult.Rejected, "The address is no mail address.");
        }

        await _turns.WaitAsync(ct);
        try
        {
            using var timeout = new CancellationTokenSource(Longest, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
            return await HandOverAsync(letter, to, either.Token, ct);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<MailAnswer> HandOverAsync(
        Letter letter, MailboxAddress to, CancellationToken attempt, CancellationToken ct)
    {
        SmtpClient fresh;
        try
        {
            if (await connections.TakeAsync(attempt) is { } kept
                && await SendAsync(kept, letter, to, attempt, ct) is (var answer, IsStale: false))
            {
                return answer;
            }

            // None was kept, or it had died meanwhile, which says nothing about the server.
            fresh = await connections.OpenAsync(attempt);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            return MailAnswers.NotReached(error);
        }

        return (await SendAsync(fresh, letter, to, attempt, ct)).Answer;
    }

    private async Task<(MailAnswer Answer, bool IsStale)> SendAsync(
        SmtpClient client, Letter letter, MailboxAddress to, CancellationToken attempt, CancellationToken ct)
    {
        var handover = new Handover();
        try
        {
            var format = FormatOptions.Default.Clone();
            format.International = to.LocalPart.Any(sign => sign > '~');
            if (format.International && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            {
                throw new NotSupportedException("The mail server cannot write to such an address (SMTPUTF8, RFC 6531).");
            }

            var said = await client.SendAsync(
                format, MailWriter.Write(letter, From, to, clock.GetUtcNow()), attempt, handover);
            connections.Keep(client);
            return (new MailAnswer(DeliveryResult.Sent, Words(said)), false);
        }
        catch (Exception error)
        {
            connections.Keep(client);
            if (ct.IsCancellationRequested && !handover.IsWritten)
            {
                throw;
            }

            var hungUp = error is not SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable }
                and not OperationCanceledException and not NotSupportedException;
            return (MailAnswers.NotSent(error, handover.IsWritten), hungUp && !handover.IsWritten);
        }
    }

    private static string Words(string said) =>
        Templates.Template.Quote($"The mail server took it: {said}", 200);

    /// <summary>Hears when the last of the letter is written: from then on only the server knows its fate.</summary>
    private sealed class Handover : ITransferProgress
    {
        public bool IsWritten { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsWritten |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => IsWritten = true;
    }
}
