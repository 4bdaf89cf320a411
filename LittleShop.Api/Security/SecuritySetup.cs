using LittleShop.Api.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Security;

internal static class SecuritySetup
{
    private const string Chooser = "chooser";

    extension(WebApplicationBuilder builder)
    {
        public void AddShopSecurity()
        {
            builder.Services.AddOptions<ServiceKeys>().BindConfiguration(ServiceKeys.Section).ValidateOnStart();
            builder.Services.AddSingleton<IValidateOptions<ServiceKeys>, ServiceKeysValidator>();
            builder.Services.AddOptions<OwnerOptions>().BindConfiguration(OwnerOptions.Section).ValidateOnStart();
            builder.Services.AddSingleton<IValidateOptions<OwnerOptions>, OwnerOptionsValidator>();
            builder.Logging.AddFilter(typeof(ServiceKeyHandler).FullName, LogLevel.Warning);
            builder.Services.AddDataProtection().SetApplicationName("LittleShop.Api").PersistKeysToDbContext<ShopDb>();
            builder.Services.AddMemoryCache();
            builder.Services.AddScoped<IClaimsTransformation, AdminClaims>();
            builder.Services.AddScoped<FirstOwner>();
            builder.Services.AddSingleton<AdminTokens>();
            builder.Services.AddHostedService<PrepareAtStart>();
            builder.Services.AddAuthorization(Policies.Add);
            builder.Services.AddIdentityCore<Admin>(Configure).AddEntityFrameworkStores<ShopDb>().AddSignInManager();
            builder.Services.AddAuthentication(Chooser)
                .AddPolicyScheme(Chooser, null, scheme => scheme.ForwardDefaultSelector = Choose)
                .AddScheme<AuthenticationSchemeOptions, ServiceKeyHandler>(ServiceKeyHandler.SchemeName, null)
                .AddBearerToken(AdminTokens.Scheme, token => token.BearerTokenExpiration = AdminTokens.Lifetime)
                .AddCookie(OperatorCookie.Scheme, OperatorCookie.Configure);
        }
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.Password = new PasswordOptions
        {
            RequiredLength = 10, // length beats variety (NIST SP 800-63B)
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
            RequiredUniqueChars = 5,
        };
        identity.Lockout.MaxFailedAccessAttempts = 10;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static string Choose(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(ServiceKeyHandler.Prefix, StringComparison.Ordinal)
            ? ServiceKeyHandler.SchemeName
            : context.Request.Path.StartsWithSegments(OperatorCookie.Path, StringComparison.Ordinal)
                ? OperatorCookie.Scheme
                : AdminTokens.Scheme;
}
