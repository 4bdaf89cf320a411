using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A Telegram message with its buttons.</summary>
internal sealed record ChatMessage(string Html, IReadOnlyList<IReadOnlyList<MessageButton>> Buttons);
