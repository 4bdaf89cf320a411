using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Answers to what customers press and pay.</summary>
internal static class AnswerQueries
{
    private const int LongestCallbackText = 200;

    public static Answer Callback(Call call)
    {
        var id = call.Parameters.Text("callback_query_id") ?? "";
        var text = call.Parameters.Text("text") is { Length: > 0 } given ? given : null;
        if (text?.Length > LongestCallbackText)
        {
            throw Refusal.BadRequest("MESSAGE_TOO_LONG");
        }

        if (!call.Bot.Callbacks.TryRemove(id, out var pressed) || pressed.ValidUntil < call.World.Clock.GetUtcNow())
        {
            throw TooOld();
        }

        lock (pressed.Chat.Gate)
        {
            call.Get<ChatLog>().Notify(
                pressed.Chat, id, text, call.Parameters.Flag("show_alert"), call.Parameters.Text("url"));
        }

        return Answer.True;
    }

    public static Answer PreCheckout(Call call) => Settle(call, "pre_checkout_query_id", shipping: false, []);

    public static Answer Shipping(Call call)
    {
        var options = call.Parameters.Flag("ok") ? ReadOptions(call.Parameters) : [];
        return Settle(call, "shipping_query_id", shipping: true, options);
    }

    private static Answer Settle(Call call, string idName, bool shipping, IReadOnlyList<ShippingOption> options)
    {
        var id = call.Parameters.Required(idName);
        var ok = call.Parameters.Flag("ok");
        var error = call.Parameters.Text("error_message");
        if (!ok && string.IsNullOrEmpty(error))
        {
            throw Refusal.BadRequest("error message is empty");
        }

        return call.Bot.Questions.TryGetValue(id, out var question) && question.Shipping == shipping
            && question.TryAnswer(new PaymentAnswer(ok, ok ? null : error, options))
            ? Answer.True
            : throw TooOld();
    }

    private static ShippingOption[] ReadOptions(Parameters parameters)
    {
        try
        {
            return parameters.Json("shipping_options", "shipping options") is { ValueKind: JsonValueKind.Array } json
                && json.Deserialize<ShippingOption[]>(WireJson.Dialect) is { Length: > 0 } options
                ? options
                : throw Refusal.BadRequest("there must be at least one shipping option");
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest("can't parse shipping options JSON object");
        }
    }

    private static Refusal TooOld() =>
        Refusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
}
