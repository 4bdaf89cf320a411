namespace LittleShop.BotWorker.Conversation;

/// <summary>Where every input goes first: to its command, its button, or the step the chat is in.</summary>
internal static class Listen
{
    public static Turn Hear(BotInput input, Step now) => input switch
    {
        Commanded command => Commands.Read(command) ?? new Turn(now, Sorry.UnknownCommand(command.Name)),
        Tapped(var button) => Press.Read(button, now) ?? new Turn(now, Sorry.OldButton()),
        Typed(var text) when text.Trim() is { Length: > 0 } words => now.Take(words),
        Typed => new Turn(now, Sorry.Unreadable("empty messages")),
        Unreadable(var kind) => new Turn(now, Sorry.Unreadable(kind)),
        Edited => new Turn(now, Sorry.Edited()),
        InGroup(var name) => new Turn(now, Sorry.NotInGroups(name)),
        _ => new Turn(now, Sorry.Unreadable("messages of this kind")),
    };
}
