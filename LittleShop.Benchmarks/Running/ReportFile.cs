using System.Text.Json;

namespace LittleShop.Benchmarks.Running;

/// <summary>Keeps every run as one line of JSON in artifacts/benchmarks, so that runs can be compared.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public static async Task AppendAsync(
        string folder, string name, Machine machine, Report report, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var line = JsonSerializer.Serialize(
            new
            {
                name,
                machine,
                figures = report.Figures.Select(figure => new
                {
                    figure.Name,
                    figure.Value,
                    figure.Unit,
                    goal = figure.Goal?.Bound,
                    met = figure.Goal?.IsMet(figure.Value),
                    figure.Peer,
                }),
                report.Notes,
            },
            _json);
        await File.AppendAllTextAsync(Path.Combine(folder, $"{name}.jsonl"), line + "\n", ct);
    }
}
