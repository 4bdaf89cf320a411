using LittleShop.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace LittleShop.Api.Security;

/// <summary>Who may reach an endpoint. Every endpoint names one of these or says Anyone (AllowAnonymous).</summary>
internal static class Policies
{
    /// <summary>Any signed-in admin: reading.</summary>
    public const string Admin = nameof(Admin);

    /// <summary>Owner, Manager, Packer: the work on an order.</summary>
    public const string Pack = nameof(Pack);

    /// <summary>Owner, Manager: catalogue, money, everything but the team.</summary>
    public const string Manage = nameof(Manage);

    /// <summary>The owner alone: the team.</summary>
    public const string Own = nameof(Own);

    /// <summary>The bot worker, by its key: what customers do.</summary>
    public const string Bot = nameof(Bot);

    /// <summary>The bot worker or any admin: what is on the shelves.</summary>
    public const string Shopfront = nameof(Shopfront);

    /// <summary>Any admin, or the admin server by its key: live order events.</summary>
    public const string Live = nameof(Live);

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Admin, policy => policy.RequireRole([.. Roles.All]));
        options.AddPolicy(Pack, policy => policy.RequireRole(Roles.Owner, Roles.Manager, Roles.Packer));
        options.AddPolicy(Manage, policy => policy.RequireRole(Roles.Owner, Roles.Manager));
        options.AddPolicy(Own, policy => policy.RequireRole(Roles.Owner));
        options.AddPolicy(Bot, policy => policy.RequireRole(ServiceKeys.BotRole));
        options.AddPolicy(Shopfront, policy => policy.RequireRole([.. Roles.All, ServiceKeys.BotRole]));
        options.AddPolicy(Live, policy => policy.RequireRole([.. Roles.All, ServiceKeys.AdminServerRole]));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
