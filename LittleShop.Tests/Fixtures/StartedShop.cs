using System.Text.Json;

namespace LittleShop.Tests.Fixtures;

/// <summary>The whole system, started as a user starts it, on free ports and in a data folder of its own.</summary>
internal sealed class StartedShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private StartedShop(AppHostProcess host, DirectoryInfo folder, bool ownsFolder)
    {
        Host = host;
        _folder = folder;
        _ownsFolder = ownsFolder;
    }

    public AppHostProcess Host { get; }

    public string DataFolder => _folder.FullName;

    public string AddressFile => Path.Combine(DataFolder, "addresses.json");

    public string Api => Fact("api");

    public string Admin => Fact("admin");

    public string Simulator => Fact("simulator");

    public string Mail => Fact("mail");

    public string Bot => Fact("bot");

    public string AdminEmail => Fact("adminEmail");

    public string AdminPassword => Fact("adminPassword");

    /// <summary>Ends when all of it answers.</summary>
    public static async Task<StartedShop> StartAsync(
        DirectoryInfo? folder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        params string[] arguments)
    {
        var data = folder ?? NewFolder();
        var host = AppHostProcess.Start(["--port-base", "0", "--data", data.FullName, .. arguments], environment);
        var shop = new StartedShop(host, data, folder is null);
        await Deadline.UntilAsync(
            () => File.Exists(shop.AddressFile) || !AppHostProcess.IsAlive(host.Id), "all answers", seconds: 120);
        Assert.True(File.Exists(shop.AddressFile), host.Output);
        return shop;
    }

    /// <summary>Its file of addresses is there a moment before it has printed them.</summary>
    public Task SaysAsync(string words) => Deadline.UntilAsync(
        () => Host.Output.Contains(words, StringComparison.Ordinal), $"it says «{words}»", seconds: 20);

    /// <summary>One that the user whom Postgres runs as can reach, which CreateTempSubdirectory's is not.</summary>
    public static DirectoryInfo NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"littleshop-{Guid.NewGuid():n}"));

    /// <summary>As the Api has it in its environment.</summary>
    public string ConnectionString(string name) => OfApi($"ConnectionStrings__{name}");

    public string EmailSetting(string name) => OfApi($"Email__{name}");

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }

    private string OfApi(string variable) =>
        AppHostProcess.EnvironmentOf(Host.Child("LittleShop.Api.dll"), variable);

    private string Fact(string name)
    {
        using var facts = JsonDocument.Parse(File.ReadAllText(AddressFile));
        return facts.RootElement.GetProperty(name).GetString()!;
    }
}
