using LittleShop.Contracts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

/// <summary>A customer blocked the bot, or took it back: the shop must know whom it can still write to.</summary>
internal sealed class Reachability(ShopfrontClient shop)
{
    public async Task ChangeAsync(ChatMemberUpdated changed, CancellationToken ct)
    {
        var blocked = changed.NewChatMember.Status is ChatMemberStatus.Kicked or ChatMemberStatus.Left;
        var seen = await shop.SeeCustomerAsync(
            Incoming.Customer(changed.Chat.Id, changed.From) with { Reachable = !blocked }, ct);
        if (seen.Ok)
        {
            await shop.SetReachableAsync(seen.Value.Id, !blocked, ct);
        }
    }
}
