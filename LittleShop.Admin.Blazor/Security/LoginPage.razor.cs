using LittleShop.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace LittleShop.Admin.Blazor.Security;

/// <summary>
/// A plain form without scripts: the Api checks the password, and its token goes into the cookie only.
/// </summary>
public sealed partial class LoginPage(AuthClient auth, NavigationManager navigation)
{
    private string? _problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private LoginForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private bool Ended { get; set; }

    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            navigation.NavigateTo(ReturnAddress.Safe(ReturnUrl));
        }
    }

    private async Task LogInAsync()
    {
        if (Form is not { Email: { Length: > 0 } email, Password: { Length: > 0 } password })
        {
            _problem = "Enter your e-mail and your password.";
            return;
        }

        var answer = await auth.LoginAsync(new Login(email.Trim(), password), Context.RequestAborted);
        if (!answer.Ok)
        {
            _problem = Explain(answer.Problem);
            return;
        }

        await Context.SignInAsync(
            AdminSecurity.Scheme,
            AdminClaims.ToPrincipal(answer.Value, AdminSecurity.Scheme),
            new AuthenticationProperties { IsPersistent = true, ExpiresUtc = answer.Value.ExpiresAt });
        navigation.NavigateTo(ReturnAddress.Safe(ReturnUrl));
    }

    private static string Explain(ApiProblem problem) => problem.Status switch
    {
        400 or 401 or 403 or 404 when problem.Detail is null => "The e-mail or the password is wrong.",
        429 when problem.Detail is null => "Too many attempts. Wait a few minutes and try again.",
        _ => problem.Message,
    };

    internal sealed class LoginForm
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
