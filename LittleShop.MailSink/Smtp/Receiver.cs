using System.Buffers;
using LittleShop.MailSink.State;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace LittleShop.MailSink.Smtp;

/// <summary>Takes every mail for everybody, unless a fault says otherwise.</summary>
internal sealed class Receiver(MailFolder folder, Faults faults, Statistics statistics, TimeProvider clock)
    : IMailboxFilter, IMessageStore, IUserAuthenticator
{
    public async Task<bool> AuthenticateAsync(
        ISessionContext context, string user, string password, CancellationToken ct)
    {
        return await ObeyAsync(context, faults.Take(FaultPoint.Auth), ct) is null;
    }

    public async Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox @from, int size, CancellationToken ct)
    {
        await RefuseAsync(context, faults.Take(FaultPoint.Mail), ct);
        return true;
    }

    public async Task<bool> CanDeliverToAsync(
        ISessionContext context, IMailbox to, IMailbox @from, CancellationToken ct)
    {
        await RefuseAsync(context, faults.Take(FaultPoint.Rcpt, to.AsAddress()), ct);
        return true;
    }

    public async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken ct)
    {
        List<string> to = [.. transaction.To.Select(address => address.AsAddress())];
        var fault = faults.Take(FaultPoint.Data, to);
        if (fault is null or { Code: null, Keep: true })
        {
            await folder.AddAsync(transaction.From.AsAddress(), to, buffer, ct);
            statistics.CountMail();
        }

        return await ObeyAsync(context, fault, ct) ?? SmtpResponse.Ok;
    }

    private async Task RefuseAsync(ISessionContext context, FaultRule? fault, CancellationToken ct)
    {
        if (await ObeyAsync(context, fault, ct) is { } answer)
        {
            throw new SmtpResponseException(answer);
        }
    }

    private async Task<SmtpResponse?> ObeyAsync(ISessionContext context, FaultRule? fault, CancellationToken ct)
    {
        if (fault is null)
        {
            return null;
        }

        await WaitAsync(fault, ct);
        if (fault.Drop is Drop.Before)
        {
            context.Pipe.Dispose();
        }
        else if (fault.Drop is Drop.After)
        {
            context.CommandExecuted += Close;
        }

        return fault.Code is { } code
            ? new SmtpResponse((SmtpReplyCode)code, fault.Text ?? "As was asked for.")
            : null;

        static void Close(object? sender, SmtpCommandEventArgs executed) => executed.Context.Pipe.Dispose();
    }

    private Task WaitAsync(FaultRule fault, CancellationToken ct) =>
        fault.DelayMs > 0 ? Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, ct) : Task.CompletedTask;
}
