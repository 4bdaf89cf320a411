using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Preferences;

/// <summary>What somebody can wish for, and what it is told who wishes something else.</summary>
internal static class PreferenceRules
{
    /// <summary>Null where all of it is possible; the time zone is asked of the database beside this.</summary>
    public static ProblemHttpResult? Refuse(AdminPreferences wanted) =>
        QuietHours(wanted.QuietFrom, wanted.QuietTo) ?? KnownLanguage(wanted.Language)
        ?? PossibleChoices(wanted.Choices);

    public static ProblemHttpResult? QuietHours(TimeOnly? from, TimeOnly? to) => (from, to) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => Problems.Invalid(
            "quiet-hours", "Quiet hours need both a beginning and an end, for example 22:00 to 08:00."),
        _ when from == to => Problems.Invalid(
            "quiet-hours",
            "Quiet hours that end when they begin are none. Choose two different times, or no quiet hours."),
        _ => null,
    };

    public static ProblemHttpResult? KnownLanguage(string language) => SpokenLanguages.Knows(language)
        ? null
        : Problems.Invalid(
            "language",
            $"The shop does not write in «{language}». "
            + $"Use one of {string.Join(", ", SpokenLanguages.All.Select(known => known.Code))}.");

    public static ProblemHttpResult UnknownTimeZone(string name) => Problems.Invalid(
        "time-zone", $"There is no time zone «{name}». Use a name such as Europe/London.");

    private static ProblemHttpResult? PossibleChoices(IReadOnlyList<PreferenceChoice> choices)
    {
        if (choices.FirstOrDefault(choice => !IsKnown(choice)) is { } unknown)
        {
            return Problems.Invalid("choice", $"There is nothing to choose for {unknown.Kind} over {unknown.Channel}.");
        }

        if (choices.FirstOrDefault(choice => choice.Mode is PreferenceMode.Digest
            && !PreferenceChoice.CanWait(choice.Kind, choice.Channel)) is { } pressing)
        {
            return Problems.Invalid(
                "digest",
                $"{pressing.Kind} over {pressing.Channel} cannot wait for the daily digest. Choose On or Off.");
        }

        return choices.GroupBy(choice => (choice.Kind, choice.Channel))
            .FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Problems.Invalid("choice", $"{twice.Key.Kind} over {twice.Key.Channel} is chosen twice.")
            : null;
    }

    /// <summary>A number in JSON may name an event, a channel or a mode that does not exist.</summary>
    private static bool IsKnown(PreferenceChoice choice) =>
        choice is not null && Enum.IsDefined(choice.Kind) && Enum.IsDefined(choice.Mode)
        && choice.Channel is (Channel.WebPush or Channel.Telegram or Channel.Email or Channel.Inbox);
}
