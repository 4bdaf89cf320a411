using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace LittleShop.LocalHosting.Run;

/// <summary>Says where everything is as soon as it all answers: to people in a table, to scripts in a file.</summary>
internal sealed class Announcer(Launch launch, Addresses addresses) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        File.Delete(launch.Data!.Addresses);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        foreach (var health in addresses.HealthUrls)
        {
            while (!await AnswersAsync(http, health, stoppingToken))
            {
                await Task.Delay(_pause, stoppingToken);
            }
        }

        PrivateFile.Write(launch.Data!.Addresses, JsonSerializer.Serialize(addresses, _json));
        Console.WriteLine(addresses.Table());
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri url, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(url, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem)
            when (problem is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
