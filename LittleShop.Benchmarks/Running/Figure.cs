using System.Globalization;

namespace LittleShop.Benchmarks.Running;

/// <summary>One measured number. Goal and peer are absent where it only explains another one.</summary>
internal sealed record Figure(string Name, double Value, string Unit)
{
    public Goal? Goal { get; init; }

    /// <summary>What it stands beside: measured in the same run, or a limit that is known.</summary>
    public string? Peer { get; init; }

    public string Text => $"{Rounded(Value)} {Unit}".TrimEnd();

    /// <summary>Three figures that count, and never fewer than the whole number has.</summary>
    public static string Rounded(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}

/// <summary>A bound that a figure should keep.</summary>
internal sealed record Goal(double Bound, bool AtLeast)
{
    public static Goal Min(double bound) => new(bound, AtLeast: true);

    public static Goal Max(double bound) => new(bound, AtLeast: false);

    public bool IsMet(double value) => AtLeast ? value >= Bound : value <= Bound;

    public string Text(double value) =>
        $"{(AtLeast ? "≥" : "≤")} {Figure.Rounded(Bound)} {(IsMet(value) ? "met" : "MISSED")}";
}
