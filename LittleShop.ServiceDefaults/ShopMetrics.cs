using System.Collections.Concurrent;
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

    private static readonly InstrumentAdvice<double> _answers =
        new() { HistogramBucketBoundaries = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 86_400] };

    private readonly Counter<long> _pushes;
    private readonly Counter<long> _telegrams;
    private readonly Counter<long> _letters;
    private readonly Counter<long> _statusChanges;
    private readonly Histogram<double> _requestDuration;
    private readonly Histogram<double> _queryDuration;
    private readonly Histogram<double> _deliveryDuration;
    private readonly Histogram<double> _answerDuration;
    private readonly Histogram<double> _canary;
    private readonly ConcurrentDictionary<string, long> _canaryProven = new(StringComparer.Ordinal);
    private readonly LatestValue _pushSubscriptions;
    private readonly LatestValue _pendingOrders;
    private readonly LatestValue _pendingJobs;
    private readonly LatestValue _coverageGaps;

    public ShopMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("LittleShop");

        // littleshop_push_notifications_sent_total, littleshop_telebot_messages_sent_total, …
        _pushes = CountedFromZero(meter, "littleshop.push.notifications.sent");
        _telegrams = CountedFromZero(meter, "littleshop.telebot.messages.sent");
        _letters = CountedFromZero(meter, "littleshop.email.messages.sent");
        _statusChanges = CountedFromZero(meter, "littleshop.order.status.changes");

        // littleshop_api_request_duration_seconds, littleshop_database_query_duration_seconds, …
        _requestDuration = meter.CreateHistogram("littleshop.api.request.duration", "s", null, null, _requests);
        _queryDuration = meter.CreateHistogram("littleshop.database.query.duration", "s", null, null, _queries);
        _deliveryDuration = meter.CreateHistogram("littleshop.notification.delivery", "s", null, null, _deliveries);

        // littleshop_order_answer_seconds, littleshop_canary_seconds, littleshop_canary_proven_timestamp_seconds
        _answerDuration = meter.CreateHistogram("littleshop.order.answer", "s", null, null, _answers);
        _canary = meter.CreateHistogram("littleshop.canary", "s", null, null, _deliveries);
        meter.CreateObservableGauge("littleshop.canary.proven.timestamp", CanaryProven, "s");

        // littleshop_active_push_subscriptions, littleshop_pending_orders_count, littleshop_background_jobs_pending
        _pushSubscriptions = new(meter, "littleshop.active.push.subscriptions");
        _pendingOrders = new(meter, "littleshop.pending.orders.count");
        _pendingJobs = new(meter, "littleshop.background.jobs.pending");

        // littleshop_notification_coverage_gaps
        _coverageGaps = new(meter, "littleshop.notification.coverage.gaps");
    }

    /// <summary>One attempt to hand a push to its service. Outcome: "sent", "failed", "expired", …</summary>
    public void PushSent(string outcome) => _pushes.Add(1, Label("outcome", outcome));

    /// <summary>One attempt to send a Telegram message. Outcome: "sent", "failed", "blocked", …</summary>
    public void TelegramSent(string outcome) => _telegrams.Add(1, Label("outcome", outcome));

    /// <summary>One attempt to hand a letter to the mail server. Outcome: "sent", "failed", "ambiguous", …</summary>
    public void EmailSent(string outcome) => _letters.Add(1, Label("outcome", outcome));

    public void OrderStatusChanged(string from, string to) =>
        _statusChanges.Add(1, Label("from", from), Label("to", to));

    /// <summary>How long after its event a notification was handed over. Channel: "webpush", "telegram", …</summary>
    public void NotificationDelivered(string channel, TimeSpan sinceEvent) =>
        _deliveryDuration.Record(sinceEvent.TotalSeconds, Label("channel", channel));

    /// <summary>How long a paid order waited until an admin took notice of it.</summary>
    public void OrderAnswered(TimeSpan afterPaid) => _answerDuration.Record(afterPaid.TotalSeconds);

    /// <summary>A canary's order was shown over this channel so long after its commit.</summary>
    public void CanaryCameThrough(string channel, TimeSpan afterCommit) =>
        _canary.Record(afterCommit.TotalSeconds, Label("channel", channel));

    /// <summary>When the channel was last proven to work.</summary>
    public void SetCanaryProven(string channel, DateTimeOffset at) => _canaryProven[channel] = at.ToUnixTimeSeconds();

    public void SetActivePushSubscriptions(long count) => _pushSubscriptions.Set(count);

    public void SetPendingOrders(long count) => _pendingOrders.Set(count);

    public void SetJobsPending(long count) => _pendingJobs.Set(count);

    /// <summary>How many of the last day's messages were never written. More than 0 is a fault.</summary>
    public void SetCoverageGaps(long count) => _coverageGaps.Set(count);

    internal void RequestAnswered(double seconds, string route, string method, int status) =>
        _requestDuration.Record(seconds, Label("route", route), Label("method", method), Label("status", status));

    internal void QueryAnswered(double seconds) => _queryDuration.Record(seconds);

    private IEnumerable<Measurement<long>> CanaryProven() =>
        _canaryProven.Select(proven => new Measurement<long>(proven.Value, Label("channel", proven.Key)));

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
