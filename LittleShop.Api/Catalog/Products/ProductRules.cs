using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Products;

/// <summary>What a product must be, beyond the length of its parts.</summary>
internal static class ProductRules
{
    public const int Tags = 50;
    public const int Options = 3;
    public const int Variants = 100;

    /// <summary>What is wrong, as a sentence for the person who typed it; null where all is well.</summary>
    public static string? WhyNot(SaveProduct save, string currency)
    {
        if (CleanText.Line(save.Title).Length == 0)
        {
            return "A product needs a title.";
        }

        if (save.Tags.Count > Tags || save.Tags.Any(tag => tag.Length > Limits.Name))
        {
            return $"At most {Tags} tags, each of at most {Limits.Name} characters.";
        }

        if (save.OptionNames.Any(name => CleanText.Line(name) is not { Length: > 0 and <= Limits.Name }))
        {
            return $"Each option needs a name of at most {Limits.Name} characters, for example Size.";
        }

        if (HasRepeats(save.OptionNames.Select(CleanText.Line)))
        {
            return "Two options have the same name.";
        }

        return save.Variants.Select(variant => WhyNot(variant, save.OptionNames, currency))
            .FirstOrDefault(problem => problem is not null)
            ?? WhyNotTogether(save);
    }

    private static string? WhyNot(SaveVariant variant, IReadOnlyList<string> optionNames, string currency)
    {
        if (variant.Options.Count != optionNames.Count
            || variant.Options.Any(option => CleanText.Line(option) is not { Length: > 0 and <= Limits.Name }))
        {
            return optionNames is []
                ? "A product without options has one variant, without option values."
                : $"Each variant needs a value for {string.Join(", ", optionNames)}.";
        }

        return TooFine(variant.Price, currency) || TooFine(variant.CompareAt ?? 0, currency)
            ? $"Prices in {currency} have {Money.Decimals(currency)} decimals."
            : null;
    }

    private static string? WhyNotTogether(SaveProduct save)
    {
        if (save.OptionNames is [] && save.Variants.Count > 1)
        {
            return "Several variants need an option that tells them apart, for example Size.";
        }

        if (HasRepeats(save.Variants.Select(variant => OptionKey.Of(variant.Options))))
        {
            return "Two variants have the same options.";
        }

        return HasRepeats(save.Variants.Where(variant => variant.Id is not null).Select(variant => $"{variant.Id}"))
            ? "The same variant is listed twice."
            : null;
    }

    public static bool TooFine(decimal amount, string currency) =>
        decimal.Round(amount, Money.Decimals(currency)) != amount;

    private static bool HasRepeats(IEnumerable<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return texts.Any(text => !seen.Add(text));
    }
}

/// <summary>A variant's options as one text: equal for those that a customer could not tell apart.</summary>
internal static class OptionKey
{
    public static string Of(IEnumerable<string> options) =>
        string.Join('\n', options.Select(CleanText.Line)).ToUpperInvariant();
}
