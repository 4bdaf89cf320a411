using System.Collections.Concurrent;
using System.Text.Json;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>What a bot says about itself: names, descriptions, commands, menu buttons.</summary>
internal sealed class BotProfile
{
    /// <summary>By scope (as in <see cref="ScopeKey"/>) and language; an empty language is the default.</summary>
    public ConcurrentDictionary<(string Scope, string Language), BotCommand[]> Commands { get; } = new();

    /// <summary>By kind (name, description, short_description) and language.</summary>
    public ConcurrentDictionary<(string Kind, string Language), string> Texts { get; } = new();

    /// <summary>By chat id; 0 is the default of all chats.</summary>
    public ConcurrentDictionary<long, JsonElement> MenuButtons { get; } = new();

    /// <summary>The commands a customer sees: the narrowest scope wins, and in it the customer's language.</summary>
    public IReadOnlyList<BotCommand> CommandsFor(CustomerChat chat)
    {
        var language = chat.User.LanguageCode ?? "";
        foreach (var scope in (string[])[ScopeKey("chat", chat.Id), ScopeKey("all_private_chats"), ScopeKey("default")])
        {
            if (Commands.TryGetValue((scope, language), out var found)
                || Commands.TryGetValue((scope, ""), out found))
            {
                return found;
            }
        }

        return [];
    }

    public static string ScopeKey(string type, long? chatId = null, long? userId = null) =>
        $"{type}/{chatId}/{userId}";
}
