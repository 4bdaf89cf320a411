namespace LittleShop.LocalHosting.Engine;

/// <summary>What all processes print, line by line, each line behind the name of who said it.</summary>
internal sealed class MergedLog
{
    private const string Reset = "\e[0m";
    private const string Own = "shop";

    private static readonly string[] _colours = ["\e[36m", "\e[35m", "\e[33m", "\e[34m", "\e[32m", "\e[96m"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _prefixes;

    public MergedLog(IEnumerable<string> names)
    {
        string[] speakers = [Own, .. names];
        var width = speakers.Max(name => name.Length);
        var inColour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        _prefixes = speakers.Index().ToDictionary(
            speaker => speaker.Item,
            speaker => inColour
                ? $"{_colours[speaker.Index % _colours.Length]}{speaker.Item.PadRight(width)} |{Reset} "
                : $"{speaker.Item.PadRight(width)} | ",
            StringComparer.Ordinal);
    }

    public void Say(string sentence) => Write(Own, sentence);

    public void Write(string name, string line)
    {
        lock (_gate)
        {
            Console.Out.WriteLine(_prefixes[name] + line);
        }
    }
}
