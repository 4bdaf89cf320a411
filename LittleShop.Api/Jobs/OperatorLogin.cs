using System.Net.Mime;
using System.Security.Claims;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LittleShop.Api.Jobs;

/// <summary>The one page the Api shows a browser: who may look at the job dashboard.</summary>
internal static class OperatorLogin
{
    private const string Html = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>LittleShop jobs</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>body{font:16px system-ui;display:grid;place-items:center;min-height:90vh;margin:0;color-scheme:light dark}
        form{display:grid;gap:.8rem;width:min(20rem,90vw)}input,button{font:inherit;padding:.6rem}</style>
        <form method="post"><h1>Job dashboard</h1><p>For owners and managers of the shop.</p>
        <label>E-mail <input name="email" type="email" autocomplete="username" required></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button>Sign in</button></form></html>
        """;

    public static ContentHttpResult Page() => TypedResults.Content(Html, MediaTypeNames.Text.Html);

    public static async Task<Results<RedirectHttpResult, ContentHttpResult>> Handle(
        [FromForm] string email, [FromForm] string password, HttpContext context, UserManager<Admin> admins,
        SignInManager<Admin> signIn)
    {
        var (admin, _) = await LogIn.CheckAsync(new Login(email, password), admins, signIn);
        if (admin is not { Role: Roles.Owner or Roles.Manager })
        {
            return TypedResults.Content(
                Html.Replace("For owners", "<strong>Not signed in.</strong> For owners"), MediaTypeNames.Text.Html,
                statusCode: StatusCodes.Status401Unauthorized);
        }

        await context.SignInAsync(OperatorCookie.Scheme, new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, admin.Id.ToString()),
                new Claim(AdminClaims.Stamp, admin.SecurityStamp!),
            ],
            OperatorCookie.Scheme)));
        return TypedResults.Redirect(OperatorCookie.Path);
    }
}
