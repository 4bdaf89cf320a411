using System.Text;

namespace LittleShop.Benchmarks.Running;

/// <summary>What a benchmark found: its figures, and remarks a reader needs to judge them.</summary>
internal sealed record Report(IReadOnlyList<Figure> Figures, params IReadOnlyList<string> Notes)
{
    public string Table()
    {
        string[] head = ["figure", "measured", "goal", "beside"];
        string[][] rows =
        [
            head,
            .. Figures.Select(figure => new[]
            {
                figure.Name, figure.Text, figure.Goal?.Text(figure.Value) ?? "", figure.Peer ?? "",
            }),
        ];
        var widths = head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            table.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        foreach (var note in Notes)
        {
            table.AppendLine(note);
        }

        return table.ToString();
    }
}
