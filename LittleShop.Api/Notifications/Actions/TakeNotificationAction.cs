using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>A press on a notification's button. The button's token is the credential.</summary>
internal static class TakeNotificationAction
{
    public static async Task<Results<Ok<ActionTaken>, ProblemHttpResult>> Handle(
        ActOnNotification press, ActionTokens tokens, ActionDesk desk, CancellationToken ct) =>
        tokens.Read(press.Token) is { } claim ? await desk.TakeAsync(claim, ct) : Unknown();

    public static ProblemHttpResult Unknown() => Problems.Invalid(
        "token", "This button is too old, or it is not the shop's. Open the order instead.");
}
