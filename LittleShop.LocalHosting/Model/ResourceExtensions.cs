using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What a process is told about itself and about its neighbours.</summary>
public static class ResourceExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment =>
        builder.Change(process => process.Environment[name] = () => value);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment =>
        builder.Change(process => process.Environment[name] = () => parameter.Resource.Value);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment =>
        builder.Change(process => process.Environment[name] = () => endpointReference.Url);

    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where T : IResourceWithEnvironment =>
        builder.Change(process => process.Environment[$"ConnectionStrings__{connectionName ?? source.Resource.Name}"] =
            () => source.Resource.ConnectionStringExpression.Value);

    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where T : IResourceWithEnvironment =>
        builder.Change(process =>
        {
            var name = source.Resource.Name;
            var target = Process(source.Resource);
            process.Environment[$"services__{name}__http__0"] = () => target.Url;
            process.Environment[$"{name.ToUpperInvariant().Replace('-', '_')}_HTTP"] = () => target.Url;
        });

    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport =>
        builder.Change(process => process.WaitsFor.Add(Process(dependency.Resource)));

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool isProxied = true)
        where T : IResourceWithEndpoints =>
        builder.Change(process =>
        {
            process.HttpPort = port;
            process.Environment["ASPNETCORE_URLS"] = () => process.Url;
        });

    /// <summary>Everything here is on loopback: there is no outside to open to.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints => builder;

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(Process(builder.Resource));

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints =>
        builder.Change(process => process.HealthPath = path ?? "/");

    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource =>
        builder.Change(process => process.HealthChecks.Add(key));

    internal static ProcessResource Process(IResource resource) =>
        resource as ProcessResource
        ?? throw new InvalidOperationException($"«{resource.Name}» is no process: it cannot be waited for.");

    private static IResourceBuilder<T> Change<T>(this IResourceBuilder<T> builder, Action<ProcessResource> change)
        where T : IResource
    {
        change(Process(builder.Resource));
        return builder;
    }
}
