using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.MailSink.Control;

/// <summary>What the control API refuses, in words.</summary>
internal static class Problems
{
    public static ProblemHttpResult NoMail(long number) => NotFound($"There is no mail {number} (any more).");

    public static ProblemHttpResult NoFault(int id) => NotFound($"There is no fault {id}.");

    private static ProblemHttpResult NotFound(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
