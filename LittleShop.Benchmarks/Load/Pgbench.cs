using System.Globalization;
using System.Text.RegularExpressions;
using LittleShop.Benchmarks.Running;
using LittleShop.LocalHosting.Servers;
using Npgsql;

namespace LittleShop.Benchmarks.Load;

/// <summary>Postgres' own load generator: what the database does when nothing stands in front of it.</summary>
internal sealed partial class Pgbench(string connectionString)
{
    /// <summary>Runs the script with prepared statements; :client_id and the variables are known in it.</summary>
    public async Task<(long Done, double Rate)> RunAsync(
        string script, int clients, int seconds, IEnumerable<(string Name, int Value)> variables, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script, ct);
            var at = new NpgsqlConnectionStringBuilder(connectionString);
            var output = await Outside.ReadAsync(
                Path.Combine(PostgresBinaries.Find() ?? "", "pgbench"),
                [
                    "-h", at.Host!, "-p", Text(at.Port), "-U", at.Username!, "-n", "-M", "prepared",
                    "-c", Text(clients), "-j", Text(Math.Min(clients, Environment.ProcessorCount)), "-T", Text(seconds),
                    .. variables.SelectMany(variable => (string[])["-D", $"{variable.Name}={Text(variable.Value)}"]),
                    "-f", file, at.Database!,
                ],
                ("PGPASSWORD", at.Password!),
                ct);
            return (long.Parse(Processed().Match(output).Groups["number"].Value, CultureInfo.InvariantCulture),
                double.Parse(Rate().Match(output).Groups["number"].Value, CultureInfo.InvariantCulture));
        }
        catch (FormatException)
        {
            throw new CannotMeasure("pgbench said something else than expected.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"transactions actually processed: (?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = (?<number>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();
}
