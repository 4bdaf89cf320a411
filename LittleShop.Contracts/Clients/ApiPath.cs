using System.Globalization;
using System.Text;

namespace LittleShop.Contracts;

/// <summary>Writes a path with its query; what is null or empty is left out.</summary>
public static class ApiPath
{
    public static string With(string path, params ReadOnlySpan<(string Name, object? Value)> query)
    {
        var written = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (Text(value) is not { Length: > 0 } text)
            {
                continue;
            }

            written.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(text));
            separator = '&';
        }

        return written.ToString();
    }

    private static string? Text(object? value) => value switch
    {
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
