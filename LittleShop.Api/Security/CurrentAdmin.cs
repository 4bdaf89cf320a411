using System.Security.Claims;
using LittleShop.Api.Orders;

namespace LittleShop.Api.Security;

/// <summary>The admin behind a request. Bound by name, so a handler just asks for it.</summary>
internal sealed record CurrentAdmin(Guid Id, string Name, string Role)
{
    public Actor Actor => new(Name, Id);

    public static ValueTask<CurrentAdmin?> BindAsync(HttpContext context) => ValueTask.FromResult<CurrentAdmin?>(
        new CurrentAdmin(
            Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!),
            context.User.FindFirstValue(ClaimTypes.Name)!,
            context.User.FindFirstValue(ClaimTypes.Role)!));
}
