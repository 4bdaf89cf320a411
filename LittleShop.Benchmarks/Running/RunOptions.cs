using System.Globalization;

namespace LittleShop.Benchmarks.Running;

/// <summary>What was said on the command line; null where each benchmark has a default of its own.</summary>
internal sealed record RunOptions
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool List { get; init; }

    /// <summary>Seconds that one measured stretch lasts.</summary>
    public int? Seconds { get; init; }

    /// <summary>How often the contestants take turns.</summary>
    public int? Rounds { get; init; }

    public int Connections { get; init; } = 16;

    /// <summary>Events a second, where a benchmark paces itself.</summary>
    public int? Rate { get; init; }

    /// <summary>Time run.sh instead of the built AppHost.</summary>
    public bool RunScript { get; init; }

    /// <summary>Answers the options, or a sentence about what is wrong with them.</summary>
    public static (RunOptions Options, string? Problem) Parse(IEnumerable<string> words)
    {
        var options = new RunOptions();
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            int? number = null;
            if (word is "--seconds" or "--rounds" or "--connections" or "--rate")
            {
                if (!rest.TryDequeue(out var text) || !IsNumber(text, out var value))
                {
                    return (options, $"{word} needs a number from 1 to 10000 after it.");
                }

                number = value;
            }

            switch (word)
            {
                case "--list" or "--help" or "-h":
                    options = options with { List = true };
                    break;
                case "--seconds":
                    options = options with { Seconds = number };
                    break;
                case "--rounds":
                    options = options with { Rounds = number };
                    break;
                case "--connections":
                    options = options with { Connections = number!.Value };
                    break;
                case "--rate":
                    options = options with { Rate = number };
                    break;
                case "--run-sh":
                    options = options with { RunScript = true };
                    break;
                case ['-', ..]:
                    return (options, $"Unknown option «{word}»: --list shows what there is.");
                default:
                    options = options with { Names = [.. options.Names, word] };
                    break;
            }
        }

        return (options, null);
    }

    private static bool IsNumber(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is >= 1 and <= 10_000;
}
