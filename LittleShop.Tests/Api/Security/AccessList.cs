namespace LittleShop.Tests.Api.Security;

internal static class AccessList
{
    public const string Text = """
        PLACEHOLDER
        """;
}
