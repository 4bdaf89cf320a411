using System.Data.Common;
using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

namespace LittleShop.ServiceDefaults;

/// <summary>How every process talks to Postgres, unless the connection string says otherwise.</summary>
public static class PostgresDefaults
{
    private static readonly (string Key, string Value)[] _defaults =
    [
        // Planning the checkout costs as much as running it; a statement seen twice is planned once.
        ("Max Auto Prepare", "100"),
        ("Auto Prepare Min Usages", "2"),

        // Nobody here leaves anything in a session, and clearing it costs seven statements at each use.
        ("No Reset On Close", "true"),

        // More than a few for each processor only take turns, and each plans everything for itself.
        ("Maximum Pool Size", "24"),
    ];

    /// <summary>For the registration of the database context, under either engine.</summary>
    public static void Apply(NpgsqlEntityFrameworkCorePostgreSQLSettings settings) =>
        settings.ConnectionString = settings.ConnectionString is { Length: > 0 } given ? Complete(given) : null;

    public static string Complete(string connectionString)
    {
        // Not Npgsql's own builder: that one contains every key there is, said or not.
        var words = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (var (key, value) in _defaults)
        {
            if (!words.ContainsKey(key))
            {
                words[key] = value;
            }
        }

        return words.ConnectionString;
    }
}
