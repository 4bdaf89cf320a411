using System.Globalization;
using MimeKit;

namespace LittleShop.Api.Notifications.Email;

/// <summary>What counts as one mail address: the bare one, without a name, a comment or a second one.</summary>
internal static class MailAddresses
{
    /// <summary>RFC 5321: 64 + 1 + 255, in a path of at most 256 with its brackets.</summary>
    private const int Longest = 254;

    private static readonly ParserOptions _strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
    };

    public static MailboxAddress? Read(string text) =>
        text.Length is > 0 and <= Longest
        && !text.Any(letter => char.IsControl(letter) || letter is '<' or '>' or '(' or ')')
        && MailboxAddress.TryParse(_strict, text, out var found)
        && found.Name is null or ""
        && !text.StartsWith(' ') && !text.EndsWith(' ')
            ? found
            : null;

    /// <summary>The part after the @, as it travels: an internationalised one in its ASCII form.</summary>
    public static string Domain(MailboxAddress address) => new IdnMapping().GetAscii(address.Domain);
}
