using System.Globalization;
using MudBlazor;
using MudBlazor.Services;

namespace LittleShop.Admin.Blazor.Layout;

/// <summary>
/// _fonts and corners for MudBlazor. Its colours stand in css/theme.css, so that dark needs no script.
/// </summary>
internal static class ShopTheme
{
    private static readonly string[] _fonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = _fonts, FontSize = ".9375rem", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = _fonts, FontSize = "1.125rem", FontWeight = "650" },
            Button = new ButtonTypography { FontFamily = _fonts, FontWeight = "600", TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
    };

    public static void AddLook(this IServiceCollection services)
    {
        var british = CultureInfo.GetCultureInfo("en-GB");
        CultureInfo.DefaultThreadCurrentCulture = british;
        CultureInfo.DefaultThreadCurrentUICulture = british;
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.TopCenter;
            mud.SnackbarConfiguration.VisibleStateDuration = 3500;
            mud.SnackbarConfiguration.ShowTransitionDuration = 120;
            mud.SnackbarConfiguration.HideTransitionDuration = 200;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 2;
            mud.SnackbarConfiguration.MaximumOpacity = 100;
        });
    }
}
