using Npgsql;

namespace LittleShop.Api.Data;

/// <summary>Columns that may be null, for the few statements that are written by hand.</summary>
internal static class RowReading
{
    extension(NpgsqlDataReader row)
    {
        public string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        public Guid? GuidOrNull(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
    }
}
