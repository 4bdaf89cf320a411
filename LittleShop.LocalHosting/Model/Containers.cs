using Aspire.Hosting.ApplicationModel;
using LittleShop.LocalHosting.Run;

namespace Aspire.Hosting;

/// <summary>
/// Containers are Aspire's business. The names are here so that one text of the app model fits both engines; this
/// engine takes the machine's own servers instead and never comes this way.
/// </summary>
public static class Containers
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null) => throw NotHere();

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        throw NotHere();

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
        throw NotHere();

    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null) => throw NotHere();

    private static Refusal NotHere() =>
        new("Containers need the Aspire packages: build with -p:UseAspire=true where they can be restored.");
}

public abstract class PostgresServerResource : IResource
{
    public abstract string Name { get; }
}

public abstract class PostgresDatabaseResource : IResourceWithConnectionString
{
    public abstract string Name { get; }

    public abstract ReferenceExpression ConnectionStringExpression { get; }
}

public abstract class RedisResource : IResourceWithConnectionString
{
    public abstract string Name { get; }

    public abstract ReferenceExpression ConnectionStringExpression { get; }
}
