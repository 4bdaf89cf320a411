using System.Globalization;
using LittleShop.LocalHosting.Processes;
using LittleShop.LocalHosting.Servers;
using Microsoft.Extensions.Configuration;

namespace LittleShop.LocalHosting.Run;

/// <summary>What is settled before the first process starts, so that a refusal leaves nothing half-started.</summary>
internal sealed class Launch
{
    private const int Refused = 2;

    /// <summary>Where the canary hears of its orders while Telegram is simulated: nobody has this chat or mailbox.</summary>
    public const string CanaryChat = "699999999";
    public const string CanaryMail = "canary@littleshop.local";

    private readonly IConfiguration _configuration;
    private readonly Secrets? _secrets;

    private Launch(RunOptions options, IConfiguration configuration)
    {
        _configuration = configuration;
        Options = options;
        if (options.Publishes)
        {
            ThisEngine.MustPublish();
            return;
        }

        Data = DataFolder.Open(options.DataFolder);
        File.Delete(Data.Addresses);
        Ports = Ports.Choose(options.PortBase, configuration);
        foreach (var removed in options.Reset ? Data.Reset() : [])
        {
            Console.WriteLine($"Removed {Data.In(removed)}");
        }

        _secrets = Secrets.Open(Data.In("secrets.json"));
        if (!ContainerRuntime.Answers)
        {
            Postgres = LocalPostgres.Prepare(
                Data.In("postgres"), new(Ports.Postgres!.Value, SecretOf("postgres-password")));
            Cache = LocalGarnet.Prepare(Data.In("garnet"), Ports.Cache!.Value, SecretOf("cache-password"));
        }
    }

    public RunOptions Options { get; }

    public DataFolder? Data { get; }

    public Ports Ports { get; } = Ports.None;

    /// <summary>The machine's own server; null: a container.</summary>
    public LocalPostgres? Postgres { get; }

    /// <summary>The machine's own server; null: a container.</summary>
    public LocalGarnet? Cache { get; }

    /// <summary>Where admins open the shop, for buttons in their mails; unknown when publishing.</summary>
    public string AdminUrl => _configuration["Shop:AdminUrl"]
        ?? (Ports.Admin is { } port ? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}") : "");

    public string OwnerEmail => _configuration["Owner:Email"] ?? "owner@littleshop.local";

    public string Demo => Options.Demo && !Options.Publishes ? _configuration["Demo:Enabled"] ?? "true" : "false";

    /// <summary>What else was said about Telegram, for the one process that talks to it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> TelegramSettings =>
        SettingsOf("Telegram").Where(setting => setting.Key != "BotToken");

    /// <summary>The simulator stands in for Telegram unless a real bot is named; it is never published.</summary>
    public bool SimulatesTelegram => !Options.Publishes && string.IsNullOrEmpty(_configuration["Telegram:BotToken"]);

    /// <summary>The sink stands in for the mail server unless one is named; it is never published.</summary>
    public bool SinksMail => !Options.Publishes && string.IsNullOrEmpty(_configuration["Email:Host"]);

    /// <summary>The mail server, for the one process that sends e-mail.</summary>
    public IEnumerable<KeyValuePair<string, string?>> EmailSettings => SinksMail
        ?
        [
            new("Host", "127.0.0.1"), new("Port", Text(Ports.Smtp)), new("Security", "None"),
            new("From", _configuration["Email:From"] ?? "shop@littleshop.local"),
        ]
        : SettingsOf("Email");

    /// <summary>Where the sink listens for mail, and where it keeps it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> MailSinkSettings =>
        [new("SmtpPort", Text(Ports.Smtp)), new("Folder", Data?.In("mail"))];

    /// <summary>Prints the help or the refusal and ends the process, or answers what is settled.</summary>
    public static Launch Prepare(string[] args)
    {
        try
        {
            var options = RunOptions.Parse(args);
            if (!options.Help)
            {
                return new(options, ConfigurationOf(options));
            }

            Console.WriteLine(HelpText.Text);
            Environment.Exit(0);
        }
        catch (Exception refusal) when (refusal is Refusal or ToolFailed)
        {
            Console.Error.WriteLine(refusal.Message);
            Environment.Exit(Refused);
        }

        throw new InvalidOperationException("The process has ended.");
    }

    /// <summary>What the configuration says, or what was made here once; null when publishing.</summary>
    public string? Secret(string name) => _secrets is null ? null : SecretOf(name);

    private IEnumerable<KeyValuePair<string, string?>> SettingsOf(string section) =>
        _configuration.GetSection(section).GetChildren()
            .Select(setting => KeyValuePair.Create(setting.Key, setting.Value));

    private static string? Text(int? port) => port?.ToString(CultureInfo.InvariantCulture);

    private string SecretOf(string name)
    {
        var given = name switch
        {
            "telegram-token" => _configuration["Telegram:BotToken"],
            "owner-password" => _configuration["Owner:Password"],
            _ => null,
        };
        return given
            ?? _configuration[$"Parameters:{name}"]
            ?? _configuration[$"Parameters:{name.Replace('-', '_')}"]
            ?? _secrets![name];
    }

    private static IConfigurationRoot ConfigurationOf(RunOptions options) =>
        new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine([.. options.BuilderArguments])
            .Build();
}
