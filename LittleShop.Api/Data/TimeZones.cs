using Npgsql;

namespace LittleShop.Api.Data;

/// <summary>Whether a time zone's name is good for the clock here and for the database's.</summary>
internal static class TimeZones
{
    /// <summary>
    /// Both must know it: a name that Postgres does not know would break the statement that writes an order's event.
    /// </summary>
    public static async Task<bool> IsKnownAsync(NpgsqlDataSource database, string name, CancellationToken ct)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) || !zone.HasIanaId)
        {
            return false;
        }

        try
        {
            await using var command = database.CreateCommand("select now() at time zone $1");
            command.Parameters.AddWithValue(name);
            await command.ExecuteScalarAsync(ct);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            return false;
        }
    }
}
