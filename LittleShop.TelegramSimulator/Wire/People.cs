namespace LittleShop.TelegramSimulator.Wire;

/// <summary>A person or a bot, as the Bot API writes it.</summary>
internal sealed record User
{
    public required long Id { get; init; }
    public required bool IsBot { get; init; }
    public required string FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Username { get; init; }
    public string? LanguageCode { get; init; }
    public bool? CanJoinGroups { get; init; }
    public bool? CanReadAllGroupMessages { get; init; }
    public bool? SupportsInlineQueries { get; init; }
    public bool? CanConnectToBusiness { get; init; }
    public bool? HasMainWebApp { get; init; }
}

internal sealed record Chat
{
    public required long Id { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Username { get; init; }
    public string Type { get; init; } = "private";
}

/// <summary>What <c>getChat</c> answers.</summary>
internal sealed record ChatFullInfo
{
    public required long Id { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Username { get; init; }
    public string Type { get; init; } = "private";
    public IReadOnlyList<string> ActiveUsernames { get; init; } = [];
    public int AccentColorId { get; init; }
    public int MaxReactionCount { get; init; } = 11;
    public AcceptedGiftTypes AcceptedGiftTypes { get; init; } = new();
}

internal sealed record AcceptedGiftTypes
{
    public bool UnlimitedGifts { get; init; }
    public bool LimitedGifts { get; init; }
    public bool UniqueGifts { get; init; }
    public bool PremiumSubscription { get; init; }
}

internal sealed record ChatMember(User User, string Status)
{
    public long? UntilDate { get; init; }
}

internal sealed record ChatMemberUpdated(
    Chat Chat, User From, long Date, ChatMember OldChatMember, ChatMember NewChatMember);

internal sealed record UserProfilePhotos(int TotalCount, IReadOnlyList<object> Photos);
