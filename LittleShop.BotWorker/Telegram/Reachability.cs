using LittleShop.Contracts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

/// <summary>A customer blocked the bot, or took it back: the shop must know whom it can still write to.</summary>
internal sealed partial class Reachability(ShopfrontClient shop, ILogger<Reachability> logger)
{
    /// <summary>False where the shop did not hear of it: the update must come again, Telegram tells it only once.</summary>
    public async Task<bool> ChangeAsync(ChatMemberUpdated changed, CancellationToken ct)
    {
        var blocked = changed.NewChatMember.Status is ChatMemberStatus.Kicked or ChatMemberStatus.Left;
        try
        {
            var seen = await shop.SeeCustomerAsync(
                Incoming.Customer(changed.Chat.Id, changed.From) with { Reachable = !blocked }, ct);
            var problem = seen.Problem ?? (await shop.SetReachableAsync(seen.Value!.Id, !blocked, ct)).Problem;
            if (problem is not null)
            {
                LogNotHeard(problem.Message);
            }

            return problem is null or { Status: >= 400 and < 500 and not StatusCodes.Status401Unauthorized };
        }
        catch (HttpRequestException error)
        {
            LogNotHeard(error.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who can be reached could not be told to the shop: {Reason}")]
    private partial void LogNotHeard(string reason);
}
