using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Texts;

/// <summary>A fake Api with one text that is edited, and what belongs to it.</summary>
internal static class AText
{
    public static TemplateKey Key { get; } = new(OrderEventKind.Dispatched, Channel.Telegram, Reader.Customer, "en");

    public static string Page => $"/settings/texts/{Key.Reader}/{Key.Language}/{Key.Kind}/{Key.Channel}";

    private static string Path => $"/notifications/templates/{Key.Reader}/{Key.Language}/{Key.Kind}/{Key.Channel}";

    public static TemplateView View { get; } =
        new(Key, "", "🚚 <b>On its way</b>\nDear {customer}", Edited: true, 7, "Grace", An.Noon);

    public static void Furnish(FakeApi api)
    {
        api.On("GET /notifications/templates", new[]
        {
            View, View with { Key = Key with { Channel = Channel.Email }, Title = "On its way", Edited = false },
            View with { Key = Key with { Kind = OrderEventKind.Delivered }, Edited = false },
        });
        api.On("GET /notifications/templates/variables", new TemplateVariable[]
        {
            new("number", "The order's number", "1A2B3C4D"), new("customer", "The customer's name", "Ada"),
            new("tracking", "The tracking number", "AB123"),
        });
        api.On($"GET {Path}", View);
        api.On($"DELETE {Path}", View with { Edited = false, Version = null, Body = "Original" });
        api.On($"GET {Path}/history", new TemplateVersion[]
        {
            new(7, "", View.Body, "Grace", An.Noon), new(5, "", "🚚 <b>On its way</b>\nHello", "Ada", An.Noon),
        });
        api.On("POST /notifications/templates/preview", Preview());
    }

    public static TemplatePreview Preview(params TemplateProblem[] problems) => new(
        [
            new(Channel.Telegram, "", "🚚 On its way\nDear Ada", "🚚 <b>On its way</b>\nDear Ada", ["Show order"],
                21, 4096),
            new(Channel.Email, "On its way", "Your parcel is on its way.", "<p>Your parcel is <b>on its way</b>.</p>",
                ["Track your parcel"], 10, 200),
        ],
        problems, "1A2B3C4D");
}
