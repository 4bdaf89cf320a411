using System.Globalization;

namespace LittleShop.LocalHosting.Servers;

/// <summary>Where Postgres listens and how carefully it writes.</summary>
internal sealed record PostgresSettings(int Port, string Password)
{
    /// <summary>False for tests only: a power cut would then lose the database.</summary>
    public bool Durable { get; init; } = true;

    public int MaxConnections { get; init; } = 200;

    internal IReadOnlyList<string> Arguments =>
    [
        "-p", Port.ToString(CultureInfo.InvariantCulture),
        .. Set("listen_addresses", "127.0.0.1"),
        .. Set("unix_socket_directories", ""),
        .. Set("max_connections", MaxConnections.ToString(CultureInfo.InvariantCulture)),
        .. Set("shared_buffers", "128MB"),
        .. Set("log_checkpoints", "off"),
        .. Set("log_line_prefix", ""),
        .. Set("log_min_messages", "fatal"),
        .. Durable ? [] : Careless,
    ];

    private static IEnumerable<string> Careless =>
        [.. Set("fsync", "off"), .. Set("synchronous_commit", "off"), .. Set("full_page_writes", "off")];

    private static IEnumerable<string> Set(string name, string value) => ["-c", $"{name}={value}"];
}
