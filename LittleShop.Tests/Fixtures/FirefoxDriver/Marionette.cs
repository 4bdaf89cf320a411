using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace LittleShop.Tests.Fixtures.FirefoxDriver;

/// <summary>
/// Firefox's own remote control: WebDriver's commands over TCP, each message led by its length. It reaches pages and,
/// other than WebDriver, also Firefox's own windows, where notifications are shown and clicked.
/// </summary>
internal sealed class Marionette : IDisposable
{
    private const int Question = 0;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client = new();
    private readonly SemaphoreSlim _one = new(1);
    private int _last;

    public static async Task<Marionette> ConnectAsync(int port, CancellationToken ct)
    {
        var driver = new Marionette();
        await driver._client.ConnectAsync("127.0.0.1", port, ct);
        await driver.ReadAsync(ct); // its greeting
        await driver.SendAsync("WebDriver:NewSession", new { });
        await driver.SendAsync(
            "WebDriver:SetTimeouts", new { @implicit = 0, pageLoad = 60_000, script = 60_000 });
        return driver;
    }

    /// <summary>Sends one command and gives its answer's value back; throws what Firefox says went wrong.</summary>
    public async Task<JsonElement> SendAsync(string command, object parameters)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(_patience);
        await _one.WaitAsync(patience.Token);
        try
        {
            await WriteAsync(new object[] { Question, ++_last, command, parameters }, patience.Token);
            var answer = await ReadAsync(patience.Token); // [kind, id, error, result]
            if (answer[2].ValueKind is not JsonValueKind.Null)
            {
                throw new MarionetteException(
                    answer[2].GetProperty("error").GetString()!,
                    $"{command}: {answer[2].GetProperty("message").GetString()}");
            }

            return answer[3].ValueKind is JsonValueKind.Object && answer[3].TryGetProperty("value", out var value)
                ? value
                : answer[3];
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _one.Dispose();
    }

    private async Task WriteAsync(object message, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        await _client.GetStream().WriteAsync(
            (byte[])[.. Encoding.ASCII.GetBytes($"{body.Length}:"), .. body], ct);
    }

    private async Task<JsonElement> ReadAsync(CancellationToken ct)
    {
        var stream = _client.GetStream();
        var digits = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, ct);
            if (one[0] == ':')
            {
                break;
            }

            digits.Append((char)one[0]);
        }

        var body = new byte[int.Parse(digits.ToString(), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, ct);
        using var message = JsonDocument.Parse(body);
        return message.RootElement.Clone();
    }
}

/// <param name="error">WebDriver's name for it, for example «stale element reference».</param>
internal sealed class MarionetteException(string error, string message) : Exception(message)
{
    public string Error => error;
}
