using System.Globalization;
using System.Text;

namespace LittleShop.LocalHosting.Run;

/// <summary>What stands in addresses.json; what is not started has no address.</summary>
internal sealed record Addresses(
    string Api, string Admin, string? Simulator, string? Mail, string Bot, string AdminEmail, string AdminPassword)
{
    internal IEnumerable<Uri> HealthUrls =>
        from address in new[] { Api, Admin, Simulator, Mail, Bot }
        where address is not null
        select new Uri(address + "/health");

    public static Addresses Of(Launch launch) => new(
        At(launch.Ports.Api),
        At(launch.Ports.Admin),
        launch.SimulatesTelegram ? At(launch.Ports.Simulator) : null,
        launch.SinksMail ? At(launch.Ports.Mail) : null,
        At(launch.Ports.Bot),
        launch.OwnerEmail,
        launch.Secret("owner-password")!);

    public string Table()
    {
        var table = new StringBuilder().AppendLine();
        Row("Admin", Admin);
        Row("  sign in with", $"{AdminEmail}  {AdminPassword}");
        Row("Telegram", Simulator ?? "the real one");
        Row("E-mail", Mail ?? "sent for real");
        Row("API docs", $"{Api}/scalar");
        Row("Jobs", $"{Api}/jobs");
        Row("Metrics", $"{Api}/metrics  {Bot}/metrics  {Admin}/metrics");
        return table.Append("  Ctrl-C stops everything.").AppendLine().ToString();

        void Row(string what, string where) =>
            table.Append(CultureInfo.InvariantCulture, $"  {what,-14} {where}").AppendLine();
    }

    private static string At(int? port) => $"http://localhost:{port}";
}
