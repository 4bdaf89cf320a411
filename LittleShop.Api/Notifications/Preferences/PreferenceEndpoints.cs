using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Preferences;

internal static class PreferenceEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>How admins and customers want to be told: each admin sees and changes their own only.</summary>
        public void MapPreferences()
        {
            var mine = routes.MapGroup("/me").WithTags("Preferences").RequireAuthorization(Policies.Admin);
            mine.MapGet("/notifications", GetPreferences.Handle).WithName(nameof(GetPreferences));
            mine.MapPut("/notifications", SavePreferences.Handle).WithName(nameof(SavePreferences));
            mine.MapGet("/notifications/events", ListHearable.Handle).WithName(nameof(ListHearable));
            mine.MapPost("/chat-link", OfferChatLink.Handle).WithName(nameof(OfferChatLink));
            mine.MapDelete("/chat-link", UnlinkChat.Handle).WithName(nameof(UnlinkChat));

            var chats = routes.MapGroup("/bot/admin-chats").WithTags("Bot").RequireAuthorization(Policies.Bot);
            routes.MapPut("/bot/name", IntroduceBot.Handle).WithName(nameof(IntroduceBot)).WithTags("Bot")
                .RequireAuthorization(Policies.Bot);
            chats.MapPut("/", LinkAdminChat.Handle).WithName(nameof(LinkAdminChat));
            chats.MapPost("/acknowledge", AcknowledgeInChat.Handle).WithName(nameof(AcknowledgeInChat));
        }
    }
}
