using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace LittleShop.LocalHosting.Engine;

/// <summary>The host hears Ctrl-C and SIGTERM; this adds the closed terminal and the impatient second Ctrl-C.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _hurry = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly IHostApplicationLifetime _lifetime;
    private int _heard;

    public StopSignals(IHostApplicationLifetime lifetime)
    {
        _lifetime = lifetime;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    public CancellationToken Hurry => _hurry.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _hurry.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _heard) == 1)
        {
            _lifetime.StopApplication();
        }
        else
        {
            _hurry.Cancel();
        }
    }
}
