using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Run;

namespace LittleShop.LocalHosting.Servers;

/// <summary>Garnet, which speaks Redis: loopback only, behind a password; what it was told survives a kill.</summary>
internal sealed class LocalGarnet
{
    private readonly string _server;
    private readonly string _folder;
    private readonly int _port;
    private readonly string _password;

    private LocalGarnet(string server, string folder, int port, string password)
    {
        _server = server;
        _folder = folder;
        _port = port;
        _password = password;
    }

    public string ConnectionString =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},password={_password},abortConnect=false");

    public ChildCommand Command => new("dotnet",
    [
        _server, "--config-import-path", PasswordFile, "-q",
        "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
        "--lua", "--lua-transaction-mode", // or two scripts run at once, as they never do in Redis
        "--aof", "--recover", "--checkpointdir", Path.Combine(_folder, "data"), "--device-type", "RandomAccess",
        "--memory", "64m", "--page", "1m", "--index", "16m",
        "--aof-memory", "16m", "--aof-page-size", "2m", "--aof-size-limit", "64m",
    ], _folder)
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_GCConserveMemory"] = "7",
        },
    };

    private string PasswordFile => Path.Combine(_folder, "garnet.conf");

    /// <summary>Finds the tool, makes its folder, and hides the password in a file from the process list.</summary>
    public static LocalGarnet Prepare(string dataFolder, int port, string password)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(dataFolder)).FullName;
        var garnet = new LocalGarnet(FindTool(), folder, port, password);
        PrivateFile.Write(garnet.PasswordFile, JsonSerializer.Serialize(
            new { AuthenticationMode = "Password", Password = password }));
        return garnet;
    }

    /// <summary>Throws while the server does not answer.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port, ct);
        var stream = client.GetStream();
        var question = $"*2\r\n$4\r\nAUTH\r\n${_password.Length}\r\n{_password}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(question), ct);
        var answer = new byte[64];
        var length = await stream.ReadAsync(answer, ct);
        if (!Encoding.ASCII.GetString(answer, 0, length).StartsWith("+OK", StringComparison.Ordinal))
        {
            throw new IOException("Garnet does not accept our password.");
        }
    }

    private static string FindTool()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var versions = new DirectoryInfo(Path.Combine(packages, "garnet-server"));
        var server = (versions.Exists ? versions.EnumerateDirectories() : [])
            .OrderByDescending(version => version.LastWriteTimeUtc)
            .Select(version => Path.Combine(version.FullName, "tools/net10.0/any/GarnetServer.dll"))
            .FirstOrDefault(File.Exists);
        return server
            ?? throw new Refusal("Garnet, the local cache, is missing: run «dotnet tool restore» in the repository.");
    }
}
