namespace LittleShop.Contracts;

/// <summary>A language that the shop writes in. Name: its own word for itself.</summary>
public sealed record SpokenLanguage(string Code, string Name);

/// <summary>What somebody may choose to be told in.</summary>
public static class SpokenLanguages
{
    public static IReadOnlyList<SpokenLanguage> All { get; } = [new("en", "English"), new("de", "Deutsch")];

    public static bool Knows(string code) => All.Any(language => language.Code == code);
}
