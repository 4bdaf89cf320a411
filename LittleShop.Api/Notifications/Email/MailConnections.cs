using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Email;

/// <summary>
/// Connections to the mail server, kept open for the next letter: to greet, to agree on keys and to sign in takes
/// longer than the letter itself, and servers dislike who comes anew for each.
/// </summary>
internal sealed class MailConnections : IDisposable
{
    // Servers hang up on the idle after one to five minutes: we are gone before.
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _trusted = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _connectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Stack<(SmtpClient Client, DateTimeOffset Since)> _kept = [];
    private readonly EmailOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweep;
    private bool _closed;

    public MailConnections(IOptions<EmailOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _sweep = clock.CreateTimer(_ => Sweep(), null, _idle / 2, _idle / 2);
    }

    /// <summary>One that is open and answers, or null.</summary>
    public async Task<SmtpClient?> TakeAsync(CancellationToken ct)
    {
        while (Pop() is var (client, since) && client is not null)
        {
            if (_clock.GetUtcNow() - since < _trusted || await AnswersAsync(client))
            {
                return client;
            }

            client.Dispose();
            ct.ThrowIfCancellationRequested();
        }

        return null;
    }

    /// <summary>A new one, greeted and signed in. Throws when that fails.</summary>
    public async Task<SmtpClient> OpenAsync(CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(_connectTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var client = new SmtpClient
        {
            // As the HTTP clients of .NET do: a list of revoked certificates that cannot be fetched stops no mail.
            CheckCertificateRevocation = false,
            Timeout = (int)TimeSpan.FromMinutes(1).TotalMilliseconds, // ours are shorter, and can be cancelled
        };
        try
        {
            await client.ConnectAsync(_options.Host, _options.Port, Security(), either.Token);
            if (_options.User is not "")
            {
                RefuseToBeOverheard(client);
                await client.AuthenticateAsync(_options.User, _options.Password, either.Token);
            }

            return client;
        }
        catch (Exception error)
        {
            client.Dispose();
            if (error is OperationCanceledException && !ct.IsCancellationRequested)
            {
                throw new TimeoutException("it did not answer within 10 s", error);
            }

            throw;
        }
    }

    public void Keep(SmtpClient client)
    {
        lock (_gate)
        {
            if (!_closed && client.IsConnected)
            {
                _kept.Push((client, _clock.GetUtcNow()));
                return;
            }
        }

        client.Dispose();
    }

    public void Dispose()
    {
        _sweep.Dispose();
        lock (_gate)
        {
            _closed = true;
            foreach (var (client, _) in _kept)
            {
                client.Dispose();
            }

            _kept.Clear();
        }
    }

    private (SmtpClient? Client, DateTimeOffset Since) Pop()
    {
        lock (_gate)
        {
            return _kept.TryPop(out var newest) ? newest : default;
        }
    }

    /// <summary>Says goodbye to those that nobody needed for a while; they lie at the bottom.</summary>
    private void Sweep()
    {
        (SmtpClient Client, DateTimeOffset Since)[] old;
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var all = _kept.Reverse().ToList();
            old = [.. all.Where(kept => now - kept.Since >= _idle)];
            _kept.Clear();
            foreach (var kept in all.Except(old))
            {
                _kept.Push(kept);
            }
        }

        foreach (var (client, _) in old)
        {
            _ = CloseAsync(client);
        }
    }

    private async Task CloseAsync(SmtpClient client)
    {
        using var patience = new CancellationTokenSource(_patience, _clock);
        await client.DisconnectAsync(quit: true, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        client.Dispose();
    }

    private async Task<bool> AnswersAsync(SmtpClient client)
    {
        using var patience = new CancellationTokenSource(_patience, _clock);
        var asked = client.NoOpAsync(patience.Token);
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return asked.IsCompletedSuccessfully;
    }

    private SecureSocketOptions Security() => _options.SecurityKind switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ when _options.Port == 465 => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    /// <summary>Whoever stands between can take the offer of TLS away; the password is not said then.</summary>
    private void RefuseToBeOverheard(SmtpClient client)
    {
        if (!client.IsSecure && _options.SecurityKind is not MailSecurity.None)
        {
            throw new AuthenticationException(
                "it offers no TLS, and the password is not sent in the clear unless Email:Security is None");
        }
    }
}
