namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// Who the canary is. The ids are fixed, so that making it twice makes it once, and that statements written by hand leave
/// it out without a look at other tables.
/// </summary>
internal static class CanaryRows
{
    public static Guid Customer { get; } = new("ca9a41e5-0000-7000-8000-000000000001");
    public static Guid Admin { get; } = new("ca9a41e5-0000-7000-8000-000000000002");
    public static Guid Device { get; } = new("ca9a41e5-0000-7000-8000-000000000003");
    public static Guid Endpoint { get; } = new("ca9a41e5-0000-7000-8000-000000000004");

    /// <summary>A condition on push_subscriptions: not the canary's browser.</summary>
    public static string NoDevice { get; } = $"id <> '{Device}'";

    /// <summary>A condition on deliveries: for somebody real.</summary>
    public static string NoDelivery { get; } =
        $"recipient NOT IN ('{Customer}', '{Admin}', '{Device}', '{Endpoint}')";
}
