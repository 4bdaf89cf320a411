namespace LittleShop.Api.Data.Demo;

/// <summary>The demo shop's pictures: flat drawings, made here, so that a first look needs no network.</summary>
internal static class DemoDrawings
{
    /// <summary>What a demo photo's address begins with; the rest is the drawing's name.</summary>
    public const string Scheme = "drawing:";

    private static readonly Dictionary<string, Drawing> _all = new IEnumerable<Drawing>[]
    {
        KitchenDrawings.All, RoomDrawings.All, GardenDrawings.All, PaperDrawings.All, ToyDrawings.All,
        WardrobeDrawings.All,
    }.SelectMany(drawings => drawings).ToDictionary(drawing => drawing.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => _all.Keys;

    public static bool IsDrawing(string? address) =>
        address is not null && address.StartsWith(Scheme, StringComparison.Ordinal)
        && _all.ContainsKey(NameOf(address));

    /// <summary>The whole scene: a wall, a table, light from the left, and the thing itself.</summary>
    public static string Svg(string address)
    {
        var drawing = _all[NameOf(address)];
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200" viewBox="0 0 400 400">
            <defs><linearGradient id="wall" x2="1" y2="1"><stop stop-color="#fff" stop-opacity=".55"/>
            <stop offset="1" stop-color="#000" stop-opacity=".06"/></linearGradient></defs>
            <rect width="400" height="400" fill="{drawing.Wall}"/>
            <circle cx="90" cy="80" r="150" fill="#fff" opacity=".18"/>
            <rect width="400" height="400" fill="url(#wall)"/>
            <rect y="305" width="400" height="95" fill="{drawing.Table}"/>
            <rect y="305" width="400" height="4" fill="#fff" opacity=".35"/>
            <ellipse cx="208" cy="{drawing.ShadowAt}" rx="118" ry="13" fill="#000" opacity=".13"/>
            {drawing.Shapes}</svg>
            """;
    }

    private static string NameOf(string address) => address[Scheme.Length..];
}

/// <summary>Shapes on a field of 400 × 400; what stands, stands at about 330.</summary>
internal sealed record Drawing(string Name, string Wall, string Table, string Shapes, int ShadowAt = 332);
