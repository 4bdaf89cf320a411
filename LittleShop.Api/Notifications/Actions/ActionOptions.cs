using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>Moves that are made from a notification.</summary>
internal sealed class ActionOptions
{
    public const string Section = "Actions";

    /// <summary>Seconds in which a press may be undone, before the order moves; 0 to 60, default 10.</summary>
    public int UndoSeconds { get; init; } = 10;
}

internal sealed class ActionOptionsValidator : IValidateOptions<ActionOptions>
{
    public ValidateOptionsResult Validate(string? name, ActionOptions options) =>
        options.UndoSeconds is >= 0 and <= 60
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{ActionOptions.Section}:UndoSeconds must be 0 to 60, for example 10.");
}
