using System.Text.Json;

namespace LittleShop.Tests.Fixtures.FirefoxDriver;

/// <summary>A folder in which Firefox keeps all it knows: it outlives the process, whichever way that ends.</summary>
internal sealed class Profile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("littleshop-firefox-");

    public Profile(Uri pushService)
    {
        var lines = Preferences(pushService).Select(preference =>
            $"user_pref({JsonSerializer.Serialize(preference.Key)}, {JsonSerializer.Serialize(preference.Value)});");
        File.WriteAllLines(Path.Combine(Folder, "user.js"), lines);
    }

    public string Folder => _folder.FullName;

    /// <summary>Firefox writes down here on which port it listens for its driver.</summary>
    public string PortFile => Path.Combine(Folder, "MarionetteActivePort");

    /// <summary>
    /// Whether what a restart needs to be pushed to is on disk: Firefox writes its preferences a little later than it
    /// uses them, and a kill before that forgets the subscription.
    /// </summary>
    public bool KnowsItsPushService
    {
        get
        {
            var preferences = new FileInfo(Path.Combine(Folder, "prefs.js"));
            return preferences.Exists && File.ReadAllText(preferences.FullName).Contains("dom.push.userAgentID");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Dictionary<string, object> Preferences(Uri pushService) => new(StringComparer.Ordinal)
    {
        ["marionette.port"] = 0,
        ["dom.push.serverURL"] = pushService.ToString(),
        ["dom.push.testing.allowInsecureServerURL"] = true,
        // Under automation Firefox switches push off unless told otherwise here.
        ["dom.push.connection.enabled"] = true,
        ["permissions.default.desktop-notification"] = 1,
        // Firefox's own notifications, in windows of its own, and not those of a desktop that a server does not have.
        ["alerts.useSystemBackend"] = false,
        // How long after a click a service worker may open a window: a busy machine takes its time.
        ["dom.webnotifications.disable_open_click_delay"] = 60_000,
        // Started again after a kill, without a word about it.
        ["toolkit.startup.max_resumed_crashes"] = -1,
        ["browser.sessionstore.resume_from_crash"] = false,
        ["browser.startup.page"] = 0,
        ["browser.shell.checkDefaultBrowser"] = false,
        ["browser.tabs.warnOnClose"] = false,
        // It starts a third sooner without what no test looks at.
        ["dom.ipc.processPrelaunch.enabled"] = false,
        ["browser.newtabpage.enabled"] = false,
        ["browser.newtab.preload"] = false,
        ["browser.startup.homepage_override.mstone"] = "ignore",
        ["browser.ml.enable"] = false,
        ["browser.translations.enable"] = false,
        ["browser.pagethumbnails.capturing_disabled"] = true,
        ["extensions.enabledScopes"] = 0,
        ["extensions.screenshots.disabled"] = true,
        ["extensions.webcompat.enable_shims"] = false,
        ["signon.rememberSignons"] = false,
        // It talks to nobody but us.
        ["datareporting.policy.dataSubmissionEnabled"] = false,
        ["network.captive-portal-service.enabled"] = false,
        ["network.connectivity-service.enabled"] = false,
    };
}
