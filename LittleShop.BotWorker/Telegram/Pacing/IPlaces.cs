namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>Books the places in which messages may go, and keeps the bot's pause.</summary>
internal interface IPlaces
{
    /// <summary>As far as this worker knows; zero where there is none.</summary>
    TimeSpan PauseLeft { get; }

    /// <summary>One answer for each request, in their order. Never fails: without an answer there is a guess.</summary>
    Task<IReadOnlyList<Place>> ReserveAsync(IReadOnlyList<PlaceRequest> requests);

    /// <summary>Nothing is sent for so long, by no worker.</summary>
    Task PauseAsync(TimeSpan span);

    /// <summary>As far as any worker knows.</summary>
    Task<TimeSpan> PauseLeftAsync();
}

internal sealed record PlaceRequest(long ChatId, SendPriority Priority);

/// <summary>Given: go after the wait. Otherwise nothing was booked: ask again after the wait.</summary>
internal sealed record Place(PlaceKind Kind, TimeSpan Wait);

/// <summary>The numbers are those of the script in Redis.</summary>
internal enum PlaceKind
{
    Given = 0,

    /// <summary>This chat had its share; others may go.</summary>
    ChatBusy = 1,

    /// <summary>All places that may be booked now are taken.</summary>
    Full = 2,

    /// <summary>Telegram asked the whole bot to wait.</summary>
    Paused = 3,
}
