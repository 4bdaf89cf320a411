using Microsoft.AspNetCore.Authentication;

namespace LittleShop.Api.Security;

/// <summary>
/// A token whose admin was changed or disabled is well sealed, yet nobody's: its bearer is asked to sign in again (401)
/// and not told that the door is closed to them (403).
/// </summary>
internal static class RevokedTokens
{
    extension(IApplicationBuilder app)
    {
        /// <summary>Between authentication and authorisation.</summary>
        public void UseRevokedTokens() => app.Use((context, next) =>
        {
            if (context.User.Identity is not { IsAuthenticated: true }
                && context.Features.Get<IAuthenticateResultFeature>() is { } feature)
            {
                feature.AuthenticateResult = null;
            }

            return next(context);
        });
    }
}
