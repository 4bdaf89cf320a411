using System.Buffers.Text;
using System.Globalization;
using System.Text;
using LittleShop.Contracts;

namespace LittleShop.Api.Data;

internal static class Paging
{
    extension<T>(List<T> found)
    {
        /// <summary>Lists ask for one row more than the page, to know whether there is a next one.</summary>
        public Page<T> ToPage(int size, Func<T, ICursor> cursor) => found.Count > size
            ? new Page<T>(found[..size], cursor(found[size - 1]).Encode())
            : new Page<T>(found, null);
    }
}

/// <summary>Where a page ended: the key of its last row, so that the next page starts behind it.</summary>
internal interface ICursor
{
    string Encode();
}

/// <summary>For lists by time, newest first.</summary>
internal sealed record TimeCursor(DateTimeOffset At, Guid Id) : ICursor
{
    public string Encode() => Cursor.Encode(At.UtcTicks.ToString(CultureInfo.InvariantCulture), Id.ToString("N"));

    /// <summary>Null for no cursor and for one that is not ours: the list then starts at its beginning.</summary>
    public static TimeCursor? Parse(string? text) =>
        Cursor.Decode(text) is [var ticks, var id]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at is >= 0 and < 3_155_378_975_999_999_999
        && Guid.TryParse(id, out var guid)
            ? new TimeCursor(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
}

internal static class Cursor
{
    private const char Separator = '\n';

    public static string Encode(params string[] parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, parts)));

    public static string[] Decode(string? text) =>
        text is not null && Base64Url.IsValid(text)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator)
            : [];
}
