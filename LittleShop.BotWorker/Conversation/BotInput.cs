namespace LittleShop.BotWorker.Conversation;

/// <summary>What a customer did, without anything that only Telegram knows.</summary>
internal abstract record BotInput;

internal sealed record Tapped(string Button) : BotInput;

internal sealed record Typed(string Text) : BotInput;

/// <summary>A message that starts with a slash; Name without it, in small letters.</summary>
internal sealed record Commanded(string Name, string Argument) : BotInput;

/// <summary>A message that cannot be read; Kind says what it is, in the plural: stickers, voice messages.</summary>
internal sealed record Unreadable(string Kind) : BotInput;

/// <summary>An old message was changed.</summary>
internal sealed record Edited : BotInput;

/// <summary>Somebody wrote in a group; BotName is where to find the bot alone.</summary>
internal sealed record InGroup(string BotName) : BotInput;
