using LittleShop.MailSink.State;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.MailSink.Control;

internal sealed record FaultView(int Id, FaultRule Rule, int Hits);

/// <summary>Makes a mail server out of order on purpose.</summary>
internal static class FaultEndpoints
{
    extension(RouteGroupBuilder sink)
    {
        public void MapFaults()
        {
            var faults = sink.MapGroup("/faults").WithTags("Faults");
            faults.MapGet("/", List).WithSummary("The faults in force");
            faults.MapPost("/", Inject).WithSummary("Make something go wrong");
            faults.MapDelete("/", Clear).WithSummary("End all faults");
            faults.MapDelete("/{id:int}", Remove).WithSummary("End a fault");
        }
    }

    private static Ok<List<FaultView>> List(Faults faults) => TypedResults.Ok(faults.InForce.Select(View).ToList());

    private static Results<Ok<FaultView>, ValidationProblem> Inject(FaultRule rule, Faults faults)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Check("count", rule.Count is null or > 0, "At least 1, or null for ever.");
        Check("code", rule.Code is null or (>= 400 and <= 599), "400 to 599.");
        Check("text", rule.Text is null || !rule.Text.Any(char.IsControl), "One line.");
        Check("delayMs", rule.DelayMs is >= 0 and <= 600_000, "Milliseconds, 0 to 600000.");
        Check("to", rule.To is null || rule.At is FaultPoint.Rcpt or FaultPoint.Data, "Known at rcpt and data only.");
        return problems.Count > 0 ? TypedResults.ValidationProblem(problems) : TypedResults.Ok(View(faults.Add(rule)));

        void Check(string field, bool good, string words)
        {
            if (!good)
            {
                problems[field] = [words];
            }
        }
    }

    private static NoContent Clear(Faults faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> Remove(int id, Faults faults) =>
        faults.Remove(id) ? TypedResults.NoContent() : Problems.NoFault(id);

    private static FaultView View(Fault fault) => new(fault.Id, fault.Rule, fault.Hits);
}
