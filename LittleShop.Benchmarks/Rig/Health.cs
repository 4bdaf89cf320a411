namespace LittleShop.Benchmarks.Rig;

internal static class Health
{
    private static readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Throws while the process does not say that it is well.</summary>
    public static async Task AnswersAsync(Uri address, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(new Uri(address, "/health"), ct);
        answer.EnsureSuccessStatusCode();
    }
}
