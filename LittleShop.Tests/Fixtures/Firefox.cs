using System.Globalization;
using LittleShop.LocalHosting.Processes;
using LittleShop.Tests.Fixtures.FirefoxDriver;

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// The machine's own Firefox without a screen, connected to a push service of ours. It can be closed or killed, and
/// started again with all it kept.
/// </summary>
internal sealed class Firefox : IAsyncDisposable
{
    private static readonly string[] _paths = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

    private readonly Profile _profile;
    private readonly ServerLog _log = new();
    private ChildProcess? _process;
    private Marionette? _driver;

    private Firefox(Profile profile) => _profile = profile;

    /// <summary>The page in front.</summary>
    public Tab Tab => new(Driver);

    /// <summary>Everything around the pages; notifications above all.</summary>
    public Chrome Chrome => new(Driver);

    public bool Runs => _driver is not null;

    private Marionette Driver => _driver ?? throw new InvalidOperationException("Firefox is not running.");

    public static async Task<Firefox> StartAsync(FakePushService pushes)
    {
        var firefox = new Firefox(new Profile(pushes.Socket));
        await firefox.StartAsync();
        return firefox;
    }

    /// <summary>Starts it, or starts it again with what it kept.</summary>
    public async Task StartAsync()
    {
        var path = _paths.FirstOrDefault(File.Exists);
        Assert.True(path is not null, "Firefox is missing: ./test.sh installs it, or says how.");
        File.Delete(_profile.PortFile);
        var command = new ChildCommand(
            path,
            [
                "--headless", "--no-remote", "--profile", _profile.Folder, "--marionette",
                "--remote-allow-system-access", "about:blank",
            ],
            _profile.Folder)
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = _profile.Folder,
                ["MOZ_CRASHREPORTER_DISABLE"] = "1",
            },
        };
        _process = await ChildProcess.StartAsync(command, _log.Add);
        await _log.ExplainAsync(ConnectAsync());
    }

    /// <summary>Waits until a kill would not forget to whom it is subscribed.</summary>
    public Task SettledAsync() =>
        Deadline.UntilAsync(() => _profile.KnowsItsPushService, "Firefox to write its preferences", seconds: 60);

    /// <summary>As its user closes it.</summary>
    public async Task CloseAsync()
    {
        await Driver.SendAsync("Marionette:Quit", new { flags = new[] { "eAttemptQuit" } });
        await _process!.Exited.WaitAsync(Deadline.In(seconds: 60));
        await ForgetAsync();
    }

    /// <summary>As a power cut would.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        await ForgetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _profile.Dispose();
    }

    private async Task ConnectAsync()
    {
        var port = 0;
        await Deadline.UntilAsync(
            () => _process!.Exited.IsCompleted || int.TryParse(
                File.Exists(_profile.PortFile) ? File.ReadAllText(_profile.PortFile) : "",
                NumberStyles.None, CultureInfo.InvariantCulture, out port),
            "Firefox to listen for its driver",
            seconds: 120);
        Assert.False(_process!.Exited.IsCompleted, "Firefox ended at once.");
        _driver = await Marionette.ConnectAsync(port, Deadline.In(seconds: 60));
    }

    private async Task ForgetAsync()
    {
        _driver?.Dispose();
        _driver = null;
        await _process!.DisposeAsync();
        _process = null;
    }
}
