using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Figures;

/// <summary>Every figure that has a command.</summary>
internal static class AllBenchmarks
{
    public static IReadOnlyList<Benchmark> List { get; } =
    [
        new("startup", "seconds until every process answers, with fresh and with existing data", Startup.RunAsync),
        new("memory", "memory of every process at rest", Memory.RunAsync),
        new("order-creation", "orders through HTTP beside pgbench running the same SQL", OrderCreation.RunAsync),
        new("checkout", "whole checkouts and product lists a second, statements each", Checkouts.RunAsync),
        new("status-to-message", "status change to message accepted by the simulator", StatusToMessage.RunAsync),
        new("push-handover", "order placed to request received at a push service", PushHandover.OfOrdersAsync),
        new("change-handover", "order accepted to request received at a push service", PushHandover.OfChangesAsync),
        new("dead-provider", "the same with Telegram and mail well, and with both dead", DeadProvider.RunAsync),
        new("live-page", "status change to row changed in the admin's page in Chromium", LivePage.RunAsync),
        new("bot-reply", "button pressed to the bot's reply", BotReply.RunAsync),
        new("telegram-burst", "10,000 messages through two bot workers at Telegram's limits", TelegramBurst.RunAsync),
        new("push-encrypt", "pushes encrypted a second beside OpenSSL with the same curve", PushEncrypt.RunAsync),
        new("claim-ack", "deliveries claimed and acknowledged a second beside a bare queue table", ClaimAck.RunAsync),
    ];
}
