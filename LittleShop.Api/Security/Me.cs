using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LittleShop.Api.Security;

internal static class Me
{
    public static async Task<Ok<AdminView>> Handle(CurrentAdmin me, ShopDb db, CancellationToken ct) =>
        TypedResults.Ok((await db.Users.AsNoTracking().SingleAsync(user => user.Id == me.Id, ct)).ToView());
}

internal static class LogOutEverywhere
{
    /// <summary>Ends every token of the caller, this one too.</summary>
    public static async Task<NoContent> Handle(CurrentAdmin me, UserManager<Admin> admins, IMemoryCache memory)
    {
        var admin = await admins.FindByIdAsync(me.Id.ToString());
        await admins.UpdateSecurityStampAsync(admin!);
        memory.Remove(AdminClaims.Key(me.Id));
        return TypedResults.NoContent();
    }
}

internal static class NewPassword
{
    /// <summary>Ends every token of the caller: sign in again with the new password.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChangePassword change, CurrentAdmin me, UserManager<Admin> admins, IMemoryCache memory)
    {
        var admin = await admins.FindByIdAsync(me.Id.ToString());
        var changed = await admins.ChangePasswordAsync(admin!, change.Current, change.New);
        if (!changed.Succeeded)
        {
            return Problems.Invalid("password", string.Join(' ', changed.Errors.Select(error => error.Description)));
        }

        memory.Remove(AdminClaims.Key(me.Id));
        return TypedResults.NoContent();
    }
}
