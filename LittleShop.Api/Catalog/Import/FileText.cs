using System.Text;

namespace LittleShop.Api.Catalog.Import;

/// <summary>A file's text, whatever program wrote it: UTF-8, UTF-16 or an old Windows encoding.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Null, with what to do, where the file is no text.</summary>
    public static string? Read(byte[] bytes, ICollection<string> notes, out string problem)
    {
        problem = "";
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xd0, 0xcf, 0x11, 0xe0, ..])
        {
            problem = "This is an Excel workbook. Save it as «CSV UTF-8» and import that file.";
            return null;
        }

        var text = Decode(bytes, notes);
        if (text.Contains('\0'))
        {
            problem = "This is no text file. Export the products as CSV and import that file.";
            return null;
        }

        return text;
    }

    private static string Decode(byte[] bytes, ICollection<string> notes)
    {
        switch (bytes)
        {
            case [0xef, 0xbb, 0xbf, ..]:
                return Encoding.UTF8.GetString(bytes.AsSpan(3));
            case [0xff, 0xfe, ..]:
                return Encoding.Unicode.GetString(bytes.AsSpan(2));
            case [0xfe, 0xff, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
            case [not 0, 0, not 0, 0, ..]:
                return Encoding.Unicode.GetString(bytes);
            case [0, not 0, 0, not 0, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes);
            default:
                break;
        }

        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            notes.Add("The file is not UTF-8; it was read as Windows-1252. Check accents and signs such as € and ’.");
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
