using System.Globalization;

namespace LittleShop.Api.Notifications.Email;

/// <summary>One e-mail to one person.</summary>
/// <param name="MessageId">From <see cref="IdOf"/>: the same at every attempt.</param>
/// <param name="To">The bare address.</param>
/// <param name="ToName">Shown beside it.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part.</param>
internal sealed record Letter(string MessageId, string To, string? ToName, string Subject, string Text, string Html)
{
    /// <summary>Headers of its own, such as List-Unsubscribe.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A delivery's Message-ID: whoever gets an attempt twice can tell that both are the same letter, and most mail
    /// servers and programs do.
    /// </summary>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="host">The sender's domain, which makes it unique in the world.</param>
    public static string IdOf(long deliveryId, string host) =>
        string.Create(CultureInfo.InvariantCulture, $"<delivery-{deliveryId}@{host}>");
}
