using System.Diagnostics.CodeAnalysis;

namespace LittleShop.Contracts;

/// <summary>
/// What the Api said: a value, or a refusal that a person can be shown. A broken network still throws.
/// </summary>
public sealed record ApiAnswer<T>(T? Value, ApiProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(Value)), MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null;
}

/// <summary>
/// A refusal (RFC 9457), with field errors where the request was invalid and a code for programs.
/// Problems: the bad cells of an import. Possible: what an order may become instead.
/// </summary>
public sealed record ApiProblem(
    int Status, string? Title, string? Detail, string? Code = null,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    IReadOnlyList<ImportProblem>? Problems = null,
    IReadOnlyList<OrderStatus>? Possible = null)
{
    /// <summary>One sentence for a person.</summary>
    public string Message => Errors is { Count: > 0 }
        ? string.Join(' ', Errors.SelectMany(error => error.Value))
        : Detail ?? Title ?? $"The shop answered {Status}.";
}
