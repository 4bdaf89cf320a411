using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known only when a process starts.</summary>
public sealed class ReferenceExpression
{
    private readonly List<Func<string?>> _parts;

    private ReferenceExpression(List<Func<string?>> parts) => _parts = parts;

    internal string Value => string.Concat(_parts.Select(part => part()));

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    [InterpolatedStringHandler]
    public readonly struct ExpressionInterpolatedStringHandler
    {
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) =>
            Parts = new(literalLength == 0 ? formattedCount : formattedCount + 1);

        internal List<Func<string?>> Parts { get; }

        public void AppendLiteral(string value) => Parts.Add(() => value);

        public void AppendFormatted(string? value) => Parts.Add(() => value);

        public void AppendFormatted(IResourceBuilder<ParameterResource> parameter) =>
            Parts.Add(() => parameter.Resource.Value);

        public void AppendFormatted(EndpointReference endpoint) => Parts.Add(() => endpoint.Url);
    }
}

/// <summary>Where a resource will listen.</summary>
public sealed class EndpointReference
{
    private readonly ProcessResource _owner;

    internal EndpointReference(ProcessResource owner) => _owner = owner;

    public string Url => _owner.Url;
}
