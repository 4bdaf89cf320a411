using System.Diagnostics.Metrics;

namespace LittleShop.ServiceDefaults;

/// <summary>Every littleshop_* instrument, by the name it has at /metrics.</summary>
public sealed class ShopMetrics
{
    private static readonly InstrumentAdvice<double> _requests =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10] };

    private static readonly InstrumentAdvice<double> _queries =
        new() { HistogramBucketBoundaries = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.25, 1, 5] };

    private static readonly InstrumentAdvice<double> _deliveries =
        new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600] };

    private readonly Counter<long> _pushes;
    private readonly Counter<long> _telegrams;
    private readonly Counter<long> _statusChanges;
    private readonly Histogram<double> _requestDuration;
    private readonly Histogram<double> _queryDuration;
    private readonly Histogram<double> _deliveryDuration;
    private readonly LatestValue _pushSubscriptions;
    private readonly LatestValue _pendingOrders;
    private readonly LatestValue _pendingJobs;

    public ShopMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("LittleShop");

        // littleshop_push_notifications_sent_total, littleshop_telebot_messages_sent_total, …
        _pushes = CountedFromZero(meter, "littleshop.push.notifications.sent");
        _telegrams = CountedFromZero(meter, "littleshop.telebot.messages.sent");
        _statusChanges = CountedFromZero(meter, "littleshop.order.status.changes");

        // littleshop_api_request_duration_seconds, littleshop_database_query_duration_seconds, …
        _requestDuration = meter.CreateHistogram("littleshop.api.request.duration", "s", null, null, _requests);
        _queryDuration = meter.CreateHistogram("littleshop.database.query.duration", "s", null, null, _queries);
        _deliveryDuration = meter.CreateHistogram("littleshop.notification.delivery", "s", null, null, _deliveries);

        // littleshop_active_push_subscriptions, littleshop_pending_orders_count, littleshop_background_jobs_pending
        _pushSubscriptions = new(meter, "littleshop.active.push.subscriptions");
        _pendingOrders = new(meter, "littleshop.pending.orders.count");
        _pendingJobs = new(meter, "littleshop.background.jobs.pending");
    }

    /// <summary>One attempt to hand a push to its service. Outcome: "sent", "failed", "expired", …</summary>
    public void PushSent(string outcome) => _pushes.Add(1, Label("outcome", outcome));

    /// <summary>One attempt to send a Telegram message. Outcome: "sent", "failed", "blocked", …</summary>
    public void TelegramSent(string outcome) => _telegrams.Add(1, Label("outcome", outcome));

    public void OrderStatusChanged(string from, string to) =>
        _statusChanges.Add(1, Label("from", from), Label("to", to));

    /// <summary>How long after its event a notification was handed over. Channel: "webpush", "telegram", …</summary>
    public void NotificationDelivered(string channel, TimeSpan sinceEvent) =>
        _deliveryDuration.Record(sinceEvent.TotalSeconds, Label("channel", channel));

    public void SetActivePushSubscriptions(long count) => _pushSubscriptions.Set(count);

    public void SetPendingOrders(long count) => _pendingOrders.Set(count);

    public void SetJobsPending(long count) => _pendingJobs.Set(count);

    internal void RequestAnswered(double seconds, string route, string method, int status) =>
        _requestDuration.Record(seconds, Label("route", route), Label("method", method), Label("status", status));

    internal void QueryAnswered(double seconds) => _queryDuration.Record(seconds);

    private static KeyValuePair<string, object?> Label(string name, object value) => new(name, value);

    /// <summary>A counter that is seen before it first counts, so that «none yet» differs from «not there».</summary>
    private static Counter<long> CountedFromZero(Meter meter, string name)
    {
        var counter = meter.CreateCounter<long>(name);
        counter.Add(0);
        return counter;
    }

    /// <summary>A gauge that keeps quiet until the process that knows the figure has said it once.</summary>
    private sealed class LatestValue
    {
        private long _value = -1;

        public LatestValue(Meter meter, string name) => meter.CreateObservableGauge(name, Observe);

        public void Set(long value) => Interlocked.Exchange(ref _value, value);

        private IEnumerable<Measurement<long>> Observe() =>
            Interlocked.Read(ref _value) is >= 0 and var value ? [new(value)] : [];
    }
}
