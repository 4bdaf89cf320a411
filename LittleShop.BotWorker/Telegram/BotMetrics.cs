using System.Diagnostics;
using System.Diagnostics.Metrics;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

/// <summary>How long customers wait for their answer: littleshop_bot_reply_duration_seconds.</summary>
internal sealed class BotMetrics(IMeterFactory meters)
{
    public const string Name = "LittleShop.Bot";

    private readonly Histogram<double> _replies = meters.Create(Name).CreateHistogram(
        "littleshop.bot.reply.duration", "s", null, null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15],
        });

    public static ActivitySource Source { get; } = new(Name);

    public void Answered(UpdateType type, TimeSpan took) =>
        _replies.Record(took.TotalSeconds, new KeyValuePair<string, object?>("update", type.ToString()));
}
