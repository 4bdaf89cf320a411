using Hangfire;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Data;
using LittleShop.Api.Notifications;
using LittleShop.Api.Payments;

namespace LittleShop.Api.Jobs;

/// <summary>Everything that runs by the clock, as one list.</summary>
internal static class JobSchedule
{
    public static void Apply(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<PaymentExpiry>("payment-expiry", job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<KeyCleanup>("key-cleanup", job => job.RunAsync(CancellationToken.None), Cron.Hourly(7));
        jobs.AddOrUpdate<PushCleanup>("push-cleanup", job => job.RunAsync(CancellationToken.None), Cron.Daily(3, 17));
        jobs.AddOrUpdate<DeliveryLogCleanup>(
            "delivery-log-cleanup", job => job.RunAsync(CancellationToken.None), Cron.Daily(3, 37));
        jobs.AddOrUpdate<PhotoSweep>("photo-sweep", sweep => sweep.RunAsync(CancellationToken.None), Cron.Minutely());
    }
}
