namespace LittleShop.Api.Data;

internal static class Plans
{
    /// <summary>
    /// Before a long statement, in its transaction: Postgres plans it once for each connection, not anew for each use,
    /// which for a statement of a dozen tables costs more than running it.
    /// </summary>
    public const string Once = "SET LOCAL plan_cache_mode = force_generic_plan";
}
