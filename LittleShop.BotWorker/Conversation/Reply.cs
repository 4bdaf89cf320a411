using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>What to show: Telegram's HTML, and rows of buttons below it.</summary>
internal sealed record Reply(string Html, params IReadOnlyList<IReadOnlyList<MessageButton>> Buttons)
{
    /// <summary>A picture above the text, which is then a caption.</summary>
    public Guid? PhotoId { get; init; }

    /// <summary>A bill to send after the text.</summary>
    public Bill? Bill { get; init; }
}

/// <summary>What Telegram Payments asks the customer to pay.</summary>
internal sealed record Bill(Guid OrderId, string Number, Money Total, int ItemCount);
