using System.Text.RegularExpressions;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>What receivers got, each message as the delivery it came from, in the order of arrival.</summary>
internal static partial class Heard
{
    /// <summary>By the order's number and the heading; what the bot says beside deliveries is left out.</summary>
    public static IEnumerable<SentDelivery> InChats(IReadOnlyList<SentDelivery> sent, JournalPage journal)
    {
        var known = sent.Where(row => row.Channel == "Telegram").ToLookup(row => (row.Chat!.Value, row.Number));
        foreach (var message in journal.Messages.Where(message => message is { From: "bot", Text: not null }))
        {
            var number = Number().Match(message.Text!).Groups["number"].Value;
            var heading = message.Text!.Split('\n')[0];
            if (known[(message.ChatId, number)].FirstOrDefault(
                row => heading.Contains(HeadingOf(row.Kind), StringComparison.Ordinal)) is { } told)
            {
                yield return told;
            }
        }
    }

    public static IEnumerable<SentDelivery> OnDevices(
        IReadOnlyList<SentDelivery> sent, IReadOnlyDictionary<Guid, FakeBrowser> browsers)
    {
        var known = sent.Where(row => row.Channel == "WebPush")
            .ToDictionary(row => (row.Recipient, row.Order, row.Kind));
        return
            from device in browsers
            from push in device.Value.Received
            where known.ContainsKey((device.Key, push.OrderId, push.Kind))
            select known[(device.Key, push.OrderId, push.Kind)];
    }

    private static string HeadingOf(string kind) => kind switch
    {
        nameof(OrderEventKind.Received) => "Order Received",
        nameof(OrderEventKind.PaymentConfirmed) => "Payment Confirmed",
        nameof(OrderEventKind.Accepted) => "Order Accepted",
        nameof(OrderEventKind.Packing) => "Being Packed",
        nameof(OrderEventKind.Dispatched) => "Order Dispatched",
        nameof(OrderEventKind.Delivered) => "Order Delivered",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No order of these tests has such news."),
    };

    [GeneratedRegex("#(?<number>[0-9A-F]{8})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
