using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Plain text and its formatting.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<MessageEntity> Entities)
{
    /// <summary>Entities as a message carries them: absent rather than empty.</summary>
    public IReadOnlyList<MessageEntity>? EntitiesOrNull => Entities.Count == 0 ? null : Entities;
}
