using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LittleShop.Api.Security;

/// <summary>E-mail and password for a token. A stranger learns nothing of which of the two was wrong.</summary>
internal static class LogIn
{
    // Checked where there is no such admin, so that both refusals take the same time.
    private static readonly string _nobodysHash =
        new PasswordHasher<Admin>().HashPassword(new Admin { Name = "", Role = "" }, Guid.NewGuid().ToString());

    public static async Task<Results<Ok<LoggedIn>, ProblemHttpResult>> Handle(
        Login login, UserManager<Admin> admins, SignInManager<Admin> signIn, AdminTokens tokens)
    {
        var (admin, locked) = await CheckAsync(login, admins, signIn);
        return admin is not null ? TypedResults.Ok(tokens.Issue(admin))
            : locked ? Refuse(429, "Too many wrong passwords. Wait five minutes, then try again.")
            : Refuse(401, "E-mail or password is wrong.");
    }

    public static async Task<(Admin? Admin, bool Locked)> CheckAsync(
        Login login, UserManager<Admin> admins, SignInManager<Admin> signIn)
    {
        if (await admins.FindByEmailAsync(login.Email) is not { Disabled: false } admin)
        {
            admins.PasswordHasher.VerifyHashedPassword(
                new Admin { Name = "", Role = "" }, _nobodysHash, login.Password);
            return (null, false);
        }

        var checkedPassword = await signIn.CheckPasswordSignInAsync(admin, login.Password, lockoutOnFailure: true);
        return (checkedPassword.Succeeded ? admin : null, checkedPassword.IsLockedOut);
    }

    private static ProblemHttpResult Refuse(int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: "Not signed in");
}
