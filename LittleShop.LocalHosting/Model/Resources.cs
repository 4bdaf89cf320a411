using LittleShop.LocalHosting.Processes;

namespace Aspire.Hosting.ApplicationModel;

public interface IResource
{
    string Name { get; }
}

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithWaitSupport : IResource;

public interface IResourceWithEndpoints : IResource;

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public interface IResourceWithConnectionString : IResource
{
    ReferenceExpression ConnectionStringExpression { get; }
}

public abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;
}

/// <summary>A value that is given from outside, such as a password.</summary>
public sealed class ParameterResource : Resource
{
    internal ParameterResource(string name, string value)
        : base(name) => Value = value;

    internal string Value { get; }
}

public sealed class ConnectionStringResource(string name, ReferenceExpression expression)
    : Resource(name), IResourceWithConnectionString
{
    public ReferenceExpression ConnectionStringExpression { get; } = expression;
}

/// <summary>Something this engine starts as a process, and all it was told about it.</summary>
public abstract class ProcessResource : Resource,
    IResourceWithEnvironment, IResourceWithWaitSupport, IResourceWithEndpoints
{
    private protected ProcessResource(string name)
        : base(name)
    {
    }

    internal Dictionary<string, Func<string?>> Environment { get; } = new(StringComparer.Ordinal);

    internal HashSet<ProcessResource> WaitsFor { get; } = [];

    internal List<string> HealthChecks { get; } = [];

    internal int? HttpPort { get; set; }

    internal string? HealthPath { get; set; }

    internal string Url => $"http://localhost:{HttpPort}";

    internal abstract ChildCommand Command { get; }

    private protected Dictionary<string, string> ResolvedEnvironment() =>
        Environment
            .Select(variable => (variable.Key, Value: variable.Value()))
            .Where(variable => variable.Value is not null)
            .ToDictionary(variable => variable.Key, variable => variable.Value!, StringComparer.Ordinal);
}
