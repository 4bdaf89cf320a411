using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// Encrypting one message for one browser (RFC 8291), on one thread, beside OpenSSL's own figure for the key agreement
/// that it cannot do without.
/// </summary>
internal static partial class PushEncrypt
{
    private const int Batch = 100;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var (seconds, rounds) = (options.Seconds ?? 3, options.Rounds ?? 3);
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var peer = PeerKey.Import(
            P256.Point(browser.ExportParameters(includePrivateParameters: false)), RandomNumberGenerator.GetBytes(16))!;
        var message = Encoding.UTF8.GetBytes(new string('x', 300));
        var encryptor = new Encryptor(new EphemeralKeys());
        var (ours, agreements) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var run = await ClosedLoop.RunAsync(1, TimeSpan.FromSeconds(seconds), (_, _, _) =>
            {
                for (var i = 0; i < Batch; i++)
                {
                    encryptor.Encrypt(message, peer);
                }

                return Task.CompletedTask;
            }, ct);
            ours.Add(run.Rate * Batch);
            agreements.Add(await OpenSslAsync(seconds, ct));
        }

        var (rate, bound) = (Latencies.Median(ours), Latencies.Median(agreements));
        return new Report(
            [
                new("pushes encrypted on one thread", rate, "/s")
                {
                    Peer = $"openssl ecdhp256 {Figure.Rounded(bound)} /s",
                },
                new("ratio to one bare key agreement", rate / bound, "×") { Goal = Goal.Min(0.25) },
            ],
            $"{message.Length} bytes a message; each takes a fresh key pair (made ahead on another thread), one "
            + "agreement, three derivations and AES-128-GCM.");
    }

    private static async Task<double> OpenSslAsync(int seconds, CancellationToken ct)
    {
        var said = await Outside.ReadAsync(
            "openssl", ["speed", "-elapsed", "-seconds", seconds.ToString(CultureInfo.InvariantCulture), "ecdhp256"],
            null, ct);
        var line = Agreements().Match(said);
        return line.Success
            ? double.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture)
            : throw new CannotMeasure("openssl said something else than expected.");
    }

    [GeneratedRegex(@"nistp256\)\s+[\d.]+s\s+(?<number>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Agreements();
}
