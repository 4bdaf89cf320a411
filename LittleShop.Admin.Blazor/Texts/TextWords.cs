using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Texts;

/// <summary>Where texts are found, and what their parts are called.</summary>
internal static class TextWords
{
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } = [("en", "English"), ("de", "German")];

    public static string Of(Channel channel) => channel switch
    {
        Channel.WebPush => "Push",
        Channel.Email => "E-mail",
        _ => channel.ToString(),
    };

    public static string Of(Reader reader) => reader is Reader.Admin ? "Team" : "Customers";

    public static string Language(string code) =>
        Languages.FirstOrDefault(language => language.Code == code).Name ?? code;

    public static string ListOf(Reader reader, string language) =>
        ApiPath.With("/settings/texts", ("reader", reader), ("language", language));

    public static string AddressOf(TemplateKey key) =>
        $"/settings/texts/{key.Reader}/{key.Language}/{key.Kind}/{key.Channel}";
}
