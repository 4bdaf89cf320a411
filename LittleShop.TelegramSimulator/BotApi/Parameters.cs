using System.Globalization;
using System.Text.Json;

namespace LittleShop.TelegramSimulator.BotApi;

/// <summary>A call's parameters, however they came: query, form, multipart or JSON.</summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);

    public void Add(string name, string value) => _values[name] = value;

    public void Add(string name, UploadedFile file) => _files[name] = file;

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public string Required(string name) =>
        Text(name) is { Length: > 0 } found ? found : throw Refusal.Missing(name);

    public bool Flag(string name) =>
        Text(name) is { } text && text.ToUpperInvariant() is "TRUE" or "1" or "YES";

    public long? Integer(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public int Integer(string name, int otherwise, int least, int most) =>
        (int)Math.Clamp(Integer(name) ?? otherwise, least, most);

    public double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A parameter that is JSON; null when absent or empty.</summary>
    public JsonElement? Json(string name, string inWords)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest($"can't parse {inWords} JSON object");
        }
    }

    public UploadedFile? File(string name) => _files.GetValueOrDefault(name);

    /// <summary>The parameters of a call written as one JSON object: nested values keep their JSON text.</summary>
    public void AddObject(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("can't parse JSON object: an Object is expected");
        }

        foreach (var property in body.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                Add(property.Name, property.Value.ValueKind == JsonValueKind.String
                    ? property.Value.GetString()!
                    : property.Value.GetRawText());
            }
        }
    }
}

internal sealed record UploadedFile(string FileName, string? ContentType, byte[] Bytes);
