namespace LittleShop.TelegramSimulator.Control;

/// <summary>First names for customers created without one.</summary>
internal static class Names
{
    private static readonly string[] _first =
    [
        "Ada", "Bruno", "Chloé", "Dmitri", "Elif", "Finn", "Grace", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Mateo",
        "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sami", "Tara", "Uma", "Viktor", "Wanda", "Yusuf", "Zoë",
    ];

    public static string For(long id) => _first[(int)(id % _first.Length)];
}
