namespace LittleShop.Api.Data.Demo;

/// <summary>One product of the demo shop.</summary>
internal sealed record DemoProduct(
    string Category, string Title, string Picture, string Description, string[] OptionNames, DemoVariant[] Variants);

internal sealed record DemoVariant(decimal Price, int Stock, params string[] Options)
{
    public decimal? CompareAt { get; init; }
}

/// <summary>A shop worth looking at: long names, markup in one, one sold out, one with a single piece.</summary>
internal static class DemoProducts
{
    public static IReadOnlyList<DemoProduct> All { get; } =
    [
        Plain("Kitchen", "Stoneware teapot", "teapot",
            "Holds four cups and its temper.\n\n• Dishwasher safe\n• The lid stays on while you pour", 34m, 14),
        new("Kitchen", "<b>\"Fish & Chips\"</b> mug", "mug",
            "For tea, mostly. The fish is hand-painted; the chips are up to you.",
            ["Colour"], [new(11.5m, 30, "Sea blue"), new(11.5m, 12, "Chalk white"), new(12m, 4, "Mustard")]),
        new("Kitchen", "Enamel mixing bowl", "bowl", "Light, tough, and pretty enough to serve from.",
            ["Size"], [new(14m, 20, "Small"), new(18m, 16, "Medium"), new(23m, 9, "Large") { CompareAt = 27m }]),
        Plain("Kitchen", "Olive wood spoon set", "spoons",
            "Three spoons from one branch. Oil them now and then.", 19.5m, 25),
        Plain("Kitchen", "Raspberry jam, small batch", "jam", "More fruit than sugar. 220 g.", 5.25m, 60),
        new("Living room", "Beeswax candle", "candle", "Smells of summer, burns for an evening – or four.",
            ["Burns"], [new(8m, 40, "12 hours"), new(15m, 22, "30 hours"), new(26m, 8, "60 hours")]),
        new("Living room", "Wool cushion", "cushion",
            "Woven from undyed and plant-dyed wool. 45 × 45 cm, with filling.",
            ["Colour"], [new(39m, 7, "Rust"), new(39m, 5, "Moss"), new(39m, 0, "Night")]),
        Plain("Living room", "Paper lantern lamp", "lamp",
            "Folded by hand from washi paper. Takes an E27 bulb.", 48m, 6, 56m),
        Plain("Living room",
            "The very patient table clock that was tested in three kitchens, one library and a lighthouse "
            + "before it was allowed into this shop",
            "clock", "It does not tick. It waits.\n\nOak, brass and a movement that outlives fashions.", 89m, 3),
        new("Garden", "Terracotta pot", "pot",
            "Breathes, ages well, does not mind rain. The plant in the picture grew in one.",
            ["Size"], [new(6.5m, 50, "12 cm"), new(9.5m, 35, "16 cm"), new(14.5m, 18, "22 cm")]),
        Plain("Garden", "Watering can", "can", "1.5 litres, and a spout that finds the roots.", 27m, 11),
        Plain("Garden", "Little cactus", "cactus",
            "Flowers once a year and is proud of it. There is only this one.", 16m, 1),
        new("Garden", "Wildflower seeds", "seeds", "A square metre of colour, from May until the frost.",
            ["Mix"], [new(3.2m, 120, "Meadow"), new(3.2m, 80, "Shade"), new(3.6m, 95, "For bees")]),
        Plain("Garden", "Bird house", "birdhouse",
            "For tits and sparrows. Sold out until the carpenter is back from the sea.", 32m, 0),
        new("Paper", "Linen notebook", "notebook", "192 pages that lie flat, thread-bound, with a ribbon.",
            ["Colour", "Ruling"],
            [
                new(13m, 18, "Blue", "Plain"), new(13m, 22, "Blue", "Dotted"),
                new(13m, 9, "Clay", "Plain"), new(13m, 15, "Clay", "Dotted"),
            ]),
        Plain("Paper", "Four good pencils", "pencils", "Cedar, evenly soft, in a paper cup.", 7.5m, 44),
        Plain("Paper", "Letterpress cards", "cards",
            "Six cards and envelopes for what is better said by hand.", 12m, 33),
        Plain("Paper", "Map of Nowhere", "map", "An imaginary island, drawn with great care. 50 × 70 cm.", 24m, 17),
        Plain("Toys", "Wooden train", "train", "One engine, one wagon, any number of destinations.", 36m, 10, 42m),
        Plain("Toys", "Kite", "kite", "Flies in a light wind. Fits in a rucksack.", 21m, 13),
        Plain("Toys", "Rainbow stacker", "stacker",
            "Five rings and a ball, coloured with water-based paint.", 18m, 19),
        Plain("Toys", "Teddy bear", "teddy", "Listens well. Washable at 30 °C.", 29m, 8),
        new("Wardrobe", "Striped socks", "socks", "Cotton with a little stretch. Never two of the same by accident.",
            ["Size"], [new(9m, 26, "36–38"), new(9m, 31, "39–41"), new(9m, 14, "42–45")]),
        Plain("Wardrobe", "Canvas tote", "tote", "Carries eleven kilos and a sunrise.", 15m, 40),
        Plain("Wardrobe", "Rain hat", "rainhat", "Wide brim, no nonsense.", 25m, 12),
    ];

    private static DemoProduct Plain(
        string category, string title, string picture, string description, decimal price, int stock,
        decimal? was = null) =>
        new(category, title, picture, description, [], [new DemoVariant(price, stock) { CompareAt = was }]);
}
