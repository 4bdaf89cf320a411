using Hangfire;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>
/// Asks the background jobs for a photo. A call that is lost costs a minute: the sweep finds what is pending.
/// </summary>
internal sealed partial class PhotoQueue(IServiceProvider services, ILogger<PhotoQueue> logger)
{
    public void Work(Guid photoId) =>
        Ask(jobs => jobs.Enqueue<PhotoJob>(job => job.RunAsync(photoId, CancellationToken.None)));

    public void WorkLater(Guid photoId, TimeSpan delay) =>
        Ask(jobs => jobs.Schedule<PhotoJob>(job => job.RunAsync(photoId, CancellationToken.None), delay));

    /// <summary>For many photos at once.</summary>
    public void WorkAll() => Ask(jobs => jobs.Enqueue<PhotoSweep>(sweep => sweep.RunAsync(CancellationToken.None)));

    private void Ask(Action<IBackgroundJobClient> enqueue)
    {
        try
        {
            if (services.GetService<IBackgroundJobClient>() is { } jobs)
            {
                enqueue(jobs);
            }
        }
        catch (BackgroundJobClientException error)
        {
            LogLost(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A photo job could not be enqueued; the next sweep finds the photo")]
    private partial void LogLost(Exception error);
}
