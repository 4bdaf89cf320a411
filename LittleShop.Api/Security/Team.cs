using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Devices;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LittleShop.Api.Security;

internal static class ListAdmins
{
    public static async Task<Ok<List<AdminView>>> Handle(ShopDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Users.OrderBy(user => user.Name)
            .Select(user => new AdminView(user.Id, user.Email!, user.Name, user.Role, user.Disabled))
            .ToListAsync(ct));
}

internal static class NewAdmin
{
    public static async Task<Results<Ok<AdminView>, ProblemHttpResult>> Handle(
        AddAdmin add, UserManager<Admin> admins)
    {
        if (!Roles.All.Contains(add.Role))
        {
            return UnknownRole(add.Role);
        }

        var admin = new Admin { UserName = add.Email, Email = add.Email, Name = add.Name, Role = add.Role };
        var added = await admins.CreateAsync(admin, add.Password);
        return added.Succeeded
            ? TypedResults.Ok(admin.ToView())
            : Problems.Invalid("admin", string.Join(' ', added.Errors.Select(error => error.Description)));
    }

    public static ProblemHttpResult UnknownRole(string role) => Problems.Invalid(
        "role", $"There is no role «{role}». Use one of {string.Join(", ", Roles.All)}.");
}

internal static class EditAdmin
{
    public static async Task<Results<Ok<AdminView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ChangeAdmin change, CurrentAdmin me, UserManager<Admin> admins, ShopDb db, IMemoryCache memory,
        TimeProvider clock, CancellationToken ct)
    {
        if (!Roles.All.Contains(change.Role))
        {
            return NewAdmin.UnknownRole(change.Role);
        }

        if (id == me.Id)
        {
            return Problems.Conflict("self", "You cannot change your own role or disable yourself. Ask another owner.");
        }

        if (await admins.FindByIdAsync(id.ToString()) is not { } admin)
        {
            return TypedResults.NotFound();
        }

        if (admin.Role != change.Role || (admin.Disabled && !change.Disabled))
        {
            admin.ActiveSince = clock.GetUtcNow(); // what was told before was not for them
        }

        (admin.Role, admin.Disabled) = (change.Role, change.Disabled);
        await admins.UpdateSecurityStampAsync(admin); // saves, and ends the admin's tokens
        memory.Remove(AdminClaims.Key(id));
        if (change.Disabled)
        {
            await EndDevices.OfAsync(id, db, clock.GetUtcNow(), ct);
        }

        return TypedResults.Ok(admin.ToView());
    }
}
