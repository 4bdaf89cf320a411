using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Templates.Editing;

internal static class TextEndpoints
{
    private const string One = "/{reader}/{language}/{kind}/{channel}";

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>What messages say: every admin may look, managers may change it.</summary>
        public void MapTexts()
        {
            var texts = routes.MapGroup("/notifications/templates").WithTags("Texts")
                .RequireAuthorization(Policies.Admin);
            texts.MapGet("", ListTexts.Handle).WithName(nameof(ListTexts));
            texts.MapGet("/variables", ListVariables.Handle).WithName(nameof(ListVariables));
            texts.MapGet(One, GetText.Handle).WithName(nameof(GetText));
            texts.MapGet(One + "/history", GetTextHistory.Handle).WithName(nameof(GetTextHistory));
            texts.MapPost("/preview", PreviewText.Handle).WithName(nameof(PreviewText));

            var changes = routes.MapGroup("/notifications/templates").WithTags("Texts")
                .RequireAuthorization(Policies.Manage);
            changes.MapPut("", SaveText.Handle).WithName(nameof(SaveText));
            changes.MapPost("/revert", RevertText.Handle).WithName(nameof(RevertText));
            changes.MapDelete(One, ResetText.Handle).WithName(nameof(ResetText));
            changes.MapPost("/test", TestText.Handle).WithName(nameof(TestText));
        }
    }
}
