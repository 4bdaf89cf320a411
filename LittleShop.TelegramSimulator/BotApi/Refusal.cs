using System.Globalization;

namespace LittleShop.TelegramSimulator.BotApi;

/// <summary>An answer with <c>ok: false</c>, in Telegram's words. The endpoint turns it into JSON.</summary>
internal sealed class Refusal(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code { get; } = code;
    public int? RetryAfter { get; } = retryAfter;

    public static Refusal BadRequest(string text) => new(400, $"Bad Request: {text}");

    public static Refusal Missing(string parameter) => BadRequest($"parameter \"{parameter}\" is required");

    public static Refusal Forbidden(string text) => new(403, $"Forbidden: {text}");

    public static Refusal Conflict(string text) => new(409, $"Conflict: {text}");

    public static Refusal Unauthorized() => new(401, "Unauthorized");

    public static Refusal NotFound() => new(404, "Not Found");

    public static Refusal TooManyRequests(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Refusal(
            429, string.Create(CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"), seconds);
    }
}
