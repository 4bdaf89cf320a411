using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Data;

/// <summary>Two people at once: the second save finds another row version, and its caller is told so.</summary>
internal sealed class LostRaceHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException)
        {
            return false;
        }

        await Problems.Stale().ExecuteAsync(httpContext);
        return true;
    }
}
