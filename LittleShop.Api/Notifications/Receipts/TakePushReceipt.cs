using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Receipts;

/// <summary>A device says that it showed a push, or that somebody opened it. The token is the credential.</summary>
internal static class TakePushReceipt
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        PushReceipt receipt, ReceiptTokens tokens, PushReceipts receipts, CancellationToken ct)
    {
        if (tokens.Read(receipt.Token) is not { } deliveryId || !Enum.IsDefined(receipt.What))
        {
            return Problems.Invalid("receipt", "This is no receipt of a push that the shop sent.");
        }

        await receipts.TakeAsync(deliveryId, receipt.What, ct);
        return TypedResults.NoContent();
    }
}
