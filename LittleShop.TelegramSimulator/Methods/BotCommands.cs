using System.Text.Json;
using System.Text.RegularExpressions;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>The command menu, by scope and language.</summary>
internal static partial class BotCommands
{
    private const int MostCommands = 100;

    public static Answer Set(Call call)
    {
        if (call.Parameters.Json("commands", "commands") is not { ValueKind: JsonValueKind.Array } json)
        {
            throw Refusal.BadRequest("expected an Array of BotCommand");
        }

        if (json.GetArrayLength() > MostCommands)
        {
            throw Refusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        var commands = json.EnumerateArray().Select(Read).ToArray();
        call.Bot.Profile.Commands[Key(call)] = commands;
        call.World.Live.Publish("commands", new { });
        return Answer.True;
    }

    public static Answer Get(Call call) =>
        new(call.Bot.Profile.Commands.GetValueOrDefault(Key(call), []));

    public static Answer Delete(Call call)
    {
        call.Bot.Profile.Commands.TryRemove(Key(call), out _);
        call.World.Live.Publish("commands", new { });
        return Answer.True;
    }

    private static BotCommand Read(JsonElement json)
    {
        var command = Text(json, "command").TrimStart('/').ToLowerInvariant();
        var description = Text(json, "description").Trim();
        if (!Name().IsMatch(command))
        {
            throw Refusal.BadRequest("BOT_COMMAND_INVALID");
        }

        return description.Length is 0 or > 256
            ? throw Refusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
            : new BotCommand(command, description);
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found)
            && found.ValueKind == JsonValueKind.String
            ? found.GetString()!
            : throw Refusal.BadRequest($"can't parse BotCommand: Can't find field \"{name}\"");

    private static (string Scope, string Language) Key(Call call)
    {
        var language = call.Parameters.Text("language_code") ?? "";
        if (call.Parameters.Json("scope", "bot command scope") is not { } scope)
        {
            return (BotProfile.ScopeKey("default"), language);
        }

        var type = scope.ValueKind == JsonValueKind.Object && scope.TryGetProperty("type", out var found)
            ? found.GetString()
            : null;
        var key = type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" =>
                BotProfile.ScopeKey(type),
            "chat" or "chat_administrators" => BotProfile.ScopeKey(type, Id(scope, "chat_id")),
            "chat_member" => BotProfile.ScopeKey(type, Id(scope, "chat_id"), Id(scope, "user_id")),
            _ => throw Refusal.BadRequest("can't parse BotCommandScope: Unsupported type specified"),
        };
        return (key, language);
    }

    private static long Id(JsonElement scope, string name) =>
        scope.TryGetProperty(name, out var id)
        && long.TryParse(id.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.BadRequest($"can't parse BotCommandScope: Can't find field \"{name}\"");

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
