using System.Globalization;

namespace LittleShop.LocalHosting.Run;

/// <summary>What was said on the command line.</summary>
internal sealed record RunOptions
{
    /// <summary>The words by which Aspire is told to publish; they are for the builder, not for us.</summary>
    private static readonly string[] _builderOptions = ["--operation", "--publisher", "--step", "--output-path"];

    public bool Help { get; init; }

    public bool Reset { get; init; }

    public bool Demo { get; init; } = true;

    public string? DataFolder { get; init; }

    /// <summary>The first of eight ports in a row; 0: any that are free.</summary>
    public int? PortBase { get; init; }

    public bool Publishes { get; init; }

    /// <summary>What the builder gets: configuration as KEY=VALUE or --KEY=VALUE, and the words to publish.</summary>
    public IReadOnlyList<string> BuilderArguments { get; init; } = [];

    public static RunOptions Parse(IEnumerable<string> words)
    {
        var options = new RunOptions();
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            options = word switch
            {
                "--help" or "-h" => options with { Help = true },
                "--reset" => options with { Reset = true },
                "--no-demo" => options with { Demo = false },
                "--data" => options with { DataFolder = ValueOf(word, "a folder", rest) },
                "--port-base" => options with { PortBase = Port(ValueOf(word, "a number", rest)) },
                _ when _builderOptions.Contains(word) => options with
                {
                    Publishes = true,
                    BuilderArguments = [.. options.BuilderArguments, word, ValueOf(word, "a value", rest)],
                },
                _ when word.Contains('=') => options with { BuilderArguments = [.. options.BuilderArguments, word] },
                _ => throw new Refusal($"Unknown option «{word}»: --help lists what there is."),
            };
        }

        return options;
    }

    private static string ValueOf(string option, string what, Queue<string> rest) =>
        rest.TryDequeue(out var value) && !value.StartsWith("--", StringComparison.Ordinal)
            ? value
            : throw new Refusal($"{option} needs {what} after it: --help shows how.");

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is 0 or (>= 1024 and <= 65528)
            ? port
            : throw new Refusal(
                $"--port-base «{text}» is no port: take 0 for free ones, or a number from 1024 to 65528.");
}
