using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Shop;

/// <summary>What an admin does in their own chat with the bot.</summary>
internal sealed class AdminDesk(ChatsClient shop)
{
    public async Task<Turn> LinkAsync(LinkAdminChat wanted, Visit visit, CancellationToken ct)
    {
        var linked = await shop.LinkAsync(new(wanted.Code, visit.ChatId), ct);
        return linked.Ok ? AdminChat.Linked(linked.Value.AdminName) : AdminChat.Refused(linked.Problem);
    }

    public async Task<Turn> AcknowledgeAsync(TakeNotice wanted, Visit visit, CancellationToken ct)
    {
        var taken = await shop.AcknowledgeAsync(new(visit.ChatId, wanted.Order), ct);
        return taken switch
        {
            { Ok: true } => AdminChat.Acknowledged(taken.Value),
            { Problem.Status: StatusCodes.Status404NotFound } => AdminChat.NoSuchOrder(),
            _ => AdminChat.Refused(taken.Problem),
        };
    }
}
