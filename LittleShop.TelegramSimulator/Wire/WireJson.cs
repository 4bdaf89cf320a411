using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LittleShop.TelegramSimulator.Wire;

/// <summary>The JSON dialect of the Bot API: snake case, absent instead of null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(ChatFullInfo))]
[JsonSerializable(typeof(ChatMember))]
[JsonSerializable(typeof(UserProfilePhotos))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Message[]))]
[JsonSerializable(typeof(List<Update>))]
[JsonSerializable(typeof(MessageEntity[]))]
[JsonSerializable(typeof(MessageIdOnly))]
[JsonSerializable(typeof(MessageIdOnly[]))]
[JsonSerializable(typeof(FileInfoAnswer))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(BotCommand[]))]
[JsonSerializable(typeof(BotName))]
[JsonSerializable(typeof(BotDescription))]
[JsonSerializable(typeof(BotShortDescription))]
[JsonSerializable(typeof(LabeledPrice[]))]
[JsonSerializable(typeof(ShippingOption[]))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

internal static class WireJson
{
    /// <summary>Emoji and accents as they are, not as escapes: shorter on the wire.</summary>
    public static JsonSerializerOptions Dialect { get; } = new(WireJsonContext.Default.Options!)
    {
        TypeInfoResolver = WireJsonContext.Default,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
