using System.Text.Json.Nodes;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Receipts;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.WebPush;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>What a delivered push carries beside its words: the token for receipts, and buttons that move the order.</summary>
internal sealed class PushExtras(ReceiptTokens receipts, ActionTokens actions)
{
    private const int ShortBody = 100;

    public PushMessage AddTo(PushMessage message, ClaimedDelivery claimed)
    {
        var content = JsonNode.Parse(message.Payload)!.AsObject();
        content["id"] = claimed.Id;
        content["receipt"] = receipts.Write(claimed.Id);
        if (Button(claimed) is { } button)
        {
            content["actions"] = new JsonArray(button);
        }

        var written = PushJson.Utf8(content);
        if (written.Length > PushMessage.LongestPayload && (string?)content["body"] is { } body)
        {
            content["body"] = Template.Cut(body, ShortBody);
            written = PushJson.Utf8(content);
        }

        return message with { Payload = written };
    }

    /// <summary>Only while the order still is where the event brought it, and for who may move it.</summary>
    private JsonObject? Button(ClaimedDelivery claimed) =>
        claimed is { News: { Version: { } version } news, AdminId: { } admin } && ActionRules.MayAct(claimed.AdminRole)
            && news.Kind.NextStep is { } to
            ? new JsonObject
            {
                ["to"] = to.ToString(),
                ["title"] = to.ActionTitle,
                ["token"] = actions.Write(
                    new ActionClaim(Guid.CreateVersion7(), news.OrderId, to, version, admin, claimed.Id)),
            }
            : null;
}
