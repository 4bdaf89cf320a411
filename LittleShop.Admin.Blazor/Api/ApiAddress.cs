using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Api;

/// <summary>
/// Where the Api is. HTTP clients ask service discovery; the hub's WebSocket needs the address itself.
/// </summary>
internal static class ApiAddress
{
    /// <summary>A name, not a host: service discovery puts the address in its place, request by request.</summary>
    public static Uri ForHttp { get; } = new($"http://{ResourceNames.Api}/");

    public static Uri ForHub(IConfiguration configuration) => new(new Uri(Find(configuration)), "/hubs/orders");

    private static string Find(IConfiguration configuration) =>
        configuration[$"services:{ResourceNames.Api}:http:0"]
        ?? configuration[$"services:{ResourceNames.Api}:https:0"]
        ?? throw new InvalidOperationException(
            "The address of the Api is missing: set services__api__http__0, for example http://127.0.0.1:5080.");
}
