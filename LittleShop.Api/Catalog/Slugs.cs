using System.Globalization;
using System.Text;

namespace LittleShop.Api.Catalog;

/// <summary>The part of an address that names a thing: lower case, letters, digits, hyphens.</summary>
internal static class Slugs
{
    private const int Longest = 80;

    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Normalize(NormalizationForm.FormC).Trim('-');
        return text.Length switch { 0 => "item", > Longest => text[..Longest].TrimEnd('-'), _ => text };
    }

    /// <summary>The slug, or the first of slug-2, slug-3 … that is free.</summary>
    public static string Free(string slug, IReadOnlyCollection<string> taken) => taken.Contains(slug)
        ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{slug}-{number}").First(free => !taken.Contains(free))
        : slug;
}
