using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>What the control API refuses, in words.</summary>
internal sealed class Problems
{
    private readonly Dictionary<string, string[]> _found = [];

    public bool Found => _found.Count > 0;

    public void Check(string field, bool good, string rule)
    {
        if (!good)
        {
            _found[char.ToLowerInvariant(field[0]) + field[1..]] = [rule];
        }
    }

    public ValidationProblem AsResult() => TypedResults.ValidationProblem(_found);

    public static ProblemHttpResult NoChat(long chatId) =>
        NotFound($"There is no chat {chatId}. POST /sim/chats makes one.");

    public static ProblemHttpResult NotFound(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Conflict(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);
}
