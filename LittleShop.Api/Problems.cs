using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api;

/// <summary>The refusals that several features share, in words (RFC 9457); <c>code</c> is for programs.</summary>
internal static class Problems
{
    public const string StaleCode = "stale";

    public static ProblemHttpResult Conflict(string code, string detail) => Of(409, code, detail);

    /// <summary>Somebody changed the thing since the caller read it.</summary>
    public static ProblemHttpResult Stale() => Conflict(
        StaleCode, "Somebody else changed this meanwhile. Look at it again, then repeat the change.");

    public static ProblemHttpResult IllegalMove(OrderStatus from, OrderStatus to, IReadOnlyList<OrderStatus> possible) =>
        TypedResults.Problem(
            $"An order that is {from} cannot become {to}. "
            + (possible is [] ? "It cannot change any more." : $"Possible: {string.Join(", ", possible)}."),
            statusCode: 409,
            title: "Not possible now",
            extensions: new Dictionary<string, object?> { ["code"] = "illegal-move", ["possible"] = possible });

    public static ProblemHttpResult Invalid(string code, string detail) => Of(400, code, detail);

    public static ProblemHttpResult NotFound(string detail) => Of(404, "not-found", detail);

    private static ProblemHttpResult Of(int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, title: "Not possible now",
        extensions: new Dictionary<string, object?> { ["code"] = code });
}
