using System.Net;
using LittleShop.MailSink.State;
using Microsoft.Extensions.Options;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Net;
using SmtpServer.Storage;

namespace LittleShop.MailSink.Smtp;

/// <summary>The SMTP side, on loopback alone.</summary>
internal sealed class SmtpListener(IOptions<SinkOptions> options, Receiver receiver, Statistics statistics)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _serving = Task.CompletedTask;

    /// <summary>Where it listens, known once it is started.</summary>
    public int Port { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource<EndPoint>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => listening.TrySetResult(started.LocalEndPoint);
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IEndpointListenerFactory)listeners);
        services.Add((IMailboxFilter)receiver);
        services.Add((IMessageStore)receiver);
        services.Add((IUserAuthenticator)receiver);
        var server = new SmtpServer.SmtpServer(Options(), services);
        server.SessionCreated += (_, _) => statistics.CountConnection();
        _serving = server.StartAsync(_stop.Token);
        if (await Task.WhenAny(listening.Task, _serving) == _serving)
        {
            await _serving; // throws the reason, such as a taken port
        }

        Port = ((IPEndPoint)await listening.Task).Port;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private ISmtpServerOptions Options() => new SmtpServerOptionsBuilder()
        .ServerName("localhost")
        .MaxMessageSize(options.Value.LargestMail, MaxMessageSizeHandling.Strict)
        .MaxRetryCount(100)
        .Endpoint(endpoint => endpoint
            .Endpoint(new IPEndPoint(IPAddress.Loopback, options.Value.SmtpPort))
            .AllowUnsecureAuthentication())
        .Build();
}
