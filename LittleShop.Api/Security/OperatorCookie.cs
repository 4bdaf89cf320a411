using Microsoft.AspNetCore.Authentication.Cookies;

namespace LittleShop.Api.Security;

/// <summary>The job dashboard is a page for a browser, so it alone knows its visitor by a cookie.</summary>
internal static class OperatorCookie
{
    public const string Scheme = "operator";
    public const string Path = "/jobs";
    public const string LoginPath = "/jobs/login";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "littleshop-operator";
        cookie.Cookie.Path = Path;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = false;
        cookie.LoginPath = LoginPath;
        cookie.AccessDeniedPath = LoginPath;
    }
}
