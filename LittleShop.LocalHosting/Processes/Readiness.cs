namespace LittleShop.LocalHosting.Processes;

/// <summary>Waits until a started server answers, or says why it never will.</summary>
internal static class Readiness
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    public static async Task WaitAsync(ChildProcess process, Func<CancellationToken, Task> check, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (process.Exited.IsCompleted)
            {
                throw new InvalidOperationException($"The server ended with code {await process.Exited}.");
            }

            try
            {
                await check(ct);
                return;
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                // Not yet: the caller's token says how long we keep asking.
                await Task.Delay(_pause, ct);
            }
        }
    }
}
