using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Fixtures;

/// <summary>An answer of 500 says which fault it was: to a test only, a shop's own answers never do.</summary>
internal static class NamedFaults
{
    public static void Add(IServiceCollection services) => services.Configure<ProblemDetailsOptions>(options =>
        options.CustomizeProblemDetails = context =>
        {
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } fault)
            {
                context.ProblemDetails.Extensions["fault"] = $"{fault.GetType().Name}: {fault.Message}";
            }
        });
}
