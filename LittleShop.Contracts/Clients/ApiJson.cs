using System.Text.Json;
using System.Text.Json.Serialization;

namespace LittleShop.Contracts;

/// <summary>How the Api and its clients write JSON: camelCase, enums as text.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
