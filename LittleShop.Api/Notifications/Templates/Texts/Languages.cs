using LittleShop.Api.Notifications.Templates.Texts.English;
using LittleShop.Api.Notifications.Templates.Texts.German;

namespace LittleShop.Api.Notifications.Templates.Texts;

/// <summary>The languages that are complete.</summary>
internal static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [EnglishLanguage.Value, GermanLanguage.Value];

    public static Language English => All[0];

    /// <summary>The wanted one, the same without its region (de-AT reads de), the shop's own, or English.</summary>
    public static Language For(string? wanted, string shops) => Find(wanted) ?? Find(shops) ?? English;

    public static Language? Find(string? code)
    {
        var plain = code?.Split('-', '_')[0];
        return All.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? All.FirstOrDefault(language => language.Code.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }
}
