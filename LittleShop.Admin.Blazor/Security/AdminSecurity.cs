using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace LittleShop.Admin.Blazor.Security;

internal static class AdminSecurity
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    extension(WebApplicationBuilder builder)
    {
        /// <summary>
        /// A cookie that holds the Api's token encrypted; every page needs it unless it says otherwise.
        /// </summary>
        public void AddAdminSecurity()
        {
            builder.AddSharedKeys();
            builder.Services.AddAuthentication(Scheme).AddCookie(cookie =>
            {
                cookie.Cookie.Name = "littleshop-admin";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.SlidingExpiration = false; // it lives exactly as long as the token inside
                cookie.LoginPath = "/login";
                cookie.AccessDeniedPath = "/";
                cookie.ReturnUrlParameter = "returnUrl";
            });
            builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
                new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            builder.Services.AddAntiforgery(antiforgery =>
            {
                antiforgery.Cookie.Name = "littleshop-form";
                antiforgery.Cookie.SameSite = SameSiteMode.Strict;
                antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
            builder.Services.AddCascadingAuthenticationState();
            builder.Services.AddScoped<AdminSession>();
        }
    }
}
