namespace LittleShop.Api.Security;

internal static class SecurityEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        public void MapSecurity()
        {
            var auth = routes.MapGroup("/auth").WithTags("Security");
            auth.MapPost("/login", LogIn.Handle).WithName(nameof(LogIn)).AllowAnonymous();
            auth.MapGet("/me", Me.Handle).WithName(nameof(Me)).RequireAuthorization(Policies.Admin);
            auth.MapPost("/password", NewPassword.Handle).WithName(nameof(NewPassword))
                .RequireAuthorization(Policies.Admin);
            auth.MapPost("/logout-everywhere", LogOutEverywhere.Handle).WithName(nameof(LogOutEverywhere))
                .RequireAuthorization(Policies.Admin);

            var admins = routes.MapGroup("/admins").WithTags("Security");
            admins.MapGet("/", ListAdmins.Handle).WithName(nameof(ListAdmins)).RequireAuthorization(Policies.Manage);
            admins.MapPost("/", NewAdmin.Handle).WithName(nameof(NewAdmin)).RequireAuthorization(Policies.Own);
            admins.MapPut("/{id:guid}", EditAdmin.Handle).WithName(nameof(EditAdmin))
                .RequireAuthorization(Policies.Own);
        }
    }
}
