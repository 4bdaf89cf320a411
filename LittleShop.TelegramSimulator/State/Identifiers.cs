using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace LittleShop.TelegramSimulator.State;

internal static class Identifiers
{
    /// <summary>A positive number of up to 63 bits, as text: the shape of Telegram's query ids.</summary>
    public static string Number()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToInt64(bytes) & long.MaxValue).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>URL-safe characters behind a prefix: the shape of file ids and links.</summary>
    public static string Opaque(string prefix, int bytes = 18) =>
        prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
