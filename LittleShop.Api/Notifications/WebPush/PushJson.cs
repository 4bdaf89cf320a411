using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>
/// Writes JSON in as few bytes as its letters need: payloads are encrypted bytes, never part of a page, and the
/// serializer spends twelve on an emoji of four.
/// </summary>
internal static partial class PushJson
{
    private static readonly JsonSerializerOptions _json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Utf8<T>(T content) => Encoding.UTF8.GetBytes(
        Escaped().Replace(JsonSerializer.Serialize(content, _json), found => Letter(found) ?? found.Value));

    /// <summary>The letter itself, unless it must be escaped. Halves of a pair stand side by side, one again.</summary>
    private static string? Letter(Match found) =>
        int.TryParse(
            found.Groups["code"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && code > 0x9f
            ? ((char)code).ToString()
            : null;

    /// <summary>A whole escape each time, so that an escaped backslash before a u is not taken for one.</summary>
    [GeneratedRegex(@"\\(u(?<code>[0-9A-Fa-f]{4})|.)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();
}
