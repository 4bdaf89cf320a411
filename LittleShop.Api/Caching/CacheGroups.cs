namespace LittleShop.Api.Caching;

/// <summary>What is kept together is forgotten together, on every copy of the Api.</summary>
internal static class CacheGroups
{
    /// <summary>Category lists and product information.</summary>
    public const string Catalog = "catalog";

    /// <summary>VAPID keys and other push settings.</summary>
    public const string Push = "push";

    /// <summary>The texts of messages.</summary>
    public const string Templates = "templates";

    public const string Configuration = "configuration";

    /// <summary>Counts and sums of orders.</summary>
    public const string Statistics = "statistics";
}
