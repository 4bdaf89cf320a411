using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// Updates as posts, to every copy. Telegram posts the updates of one chat one after another and repeats what was
/// not answered with 200, so 200 is said only when an update is handled.
/// </summary>
internal sealed class Webhook(UpdateHandler handler) : IDisposable
{
    public const string Path = "/telegram/updates";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly UpdateInbox _inbox = new(handler.HandleAsync);

    public void Dispose() => _inbox.Dispose();

    /// <summary>Policy: whoever knows the secret that was given to Telegram, and nobody else.</summary>
    public static async Task<Results<Ok, UnauthorizedHttpResult, BadRequest, NotFound, StatusCodeHttpResult>> Handle(
        HttpRequest request, Webhook webhook, IOptions<TelegramOptions> options, CancellationToken ct)
    {
        if (!options.Value.UsesWebhook)
        {
            return TypedResults.NotFound();
        }

        var shown = Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString());
        if (!CryptographicOperations.FixedTimeEquals(shown, Encoding.UTF8.GetBytes(options.Value.WebhookSecret!)))
        {
            return TypedResults.Unauthorized();
        }

        try
        {
            var update = await JsonSerializer.DeserializeAsync<Update>(request.Body, JsonBotAPI.Options, ct);
            return update is null
                ? TypedResults.BadRequest()
                : await webhook._inbox.PutAsync(update, CancellationToken.None).WaitAsync(ct)
                    ? TypedResults.Ok()
                    : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (JsonException)
        {
            return TypedResults.BadRequest();
        }
    }
}
