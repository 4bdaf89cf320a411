using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

internal static class Chats
{
    public static Answer Get(Call call)
    {
        var user = call.Chat().User;
        return new Answer(new ChatFullInfo
        {
            Id = user.Id,
            FirstName = user.FirstName,
            LastName = user.LastName,
            Username = user.Username,
            ActiveUsernames = user.Username is null ? [] : [user.Username],
        });
    }

    public static Answer GetMember(Call call)
    {
        var chat = call.Chat();
        var userId = call.Parameters.Integer("user_id") ?? throw Refusal.BadRequest("invalid user_id specified");
        var user = userId == chat.Id ? chat.User
            : userId == call.Bot.Me.Id ? call.Bot.Me
            : throw Refusal.BadRequest("member not found");
        return new Answer(new ChatMember(user, "member"));
    }

    public static Answer GetPhotos(Call call) => new(new UserProfilePhotos(0, []));
}
