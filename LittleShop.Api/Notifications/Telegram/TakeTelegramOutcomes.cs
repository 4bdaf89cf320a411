using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Telegram;

/// <summary>Takes a bot worker's word on how its attempts went.</summary>
internal static class TakeTelegramOutcomes
{
    /// <summary>More than a worker can hold at once.</summary>
    private const int Most = 1000;

    public static async Task<Results<Ok<OutcomesTaken>, ProblemHttpResult>> Handle(
        DeliveryOutcome[] outcomes, DeliveryOutcomes recorder, DeliveryNews live, Wakeup wakeup, CancellationToken ct)
    {
        if (outcomes.Length > Most || outcomes.DistinctBy(outcome => outcome.Id).Count() < outcomes.Length)
        {
            return TypedResults.Problem(
                $"Send at most {Most} outcomes at a time, and one for each delivery.", statusCode: 400);
        }

        var recorded = await recorder.RecordAsync(outcomes, ct);
        live.Changed();
        if (recorded.MoreWait)
        {
            wakeup.Signal();
        }

        return TypedResults.Ok(new OutcomesTaken(recorded.Refused));
    }
}
