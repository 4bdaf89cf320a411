using Hangfire;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Data;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Canary;
using LittleShop.Api.Notifications.Digests;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Api.Notifications.Reachability;
using LittleShop.Api.Notifications.Webhooks;
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
        jobs.AddOrUpdate<CoverageWatch>(
            "coverage-watch", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<WebhookWatch>(
            "webhook-watch", watch => watch.RunAsync(CancellationToken.None), "*/10 * * * *");
        jobs.AddOrUpdate<DigestJob>("digest", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<CanaryRound>("canary", round => round.RunIfDueAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<CanaryCleanup>("canary-cleanup", job => job.RunAsync(CancellationToken.None), Cron.Daily(3, 27));
        jobs.AddOrUpdate<ReachabilityAlarm>(
            "reachability-alarm", alarm => alarm.RunAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<PhotoSweep>("photo-sweep", sweep => sweep.RunAsync(CancellationToken.None), Cron.Minutely());
    }
}
