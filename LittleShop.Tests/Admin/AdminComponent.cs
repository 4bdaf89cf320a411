using System.Security.Claims;
using Bunit;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Admin.Blazor.Notifications;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace LittleShop.Tests.Admin;

/// <summary>
/// What a component of the admin needs around it: an Api on a real port, a feed, a clock and somebody.
/// </summary>
public abstract class AdminComponent : BunitContext, IAsyncLifetime
{
    /// <summary>A busy machine may take longer than bUnit's one second to draw what comes over a real port.</summary>
    static AdminComponent() => DefaultWaitTimeout = TimeSpan.FromSeconds(15);

    private protected FakeApi Api { get; private set; } = null!;

    private protected OrderFeed Feed { get; private set; } = null!;

    private protected FakeTimeProvider Clock { get; } = new(An.Noon);

    public async ValueTask InitializeAsync()
    {
        Api = await FakeApi.StartAsync();
        Feed = new OrderFeed(TimeProvider.System, NullLogger<OrderFeed>.Instance);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(Feed).AddSingleton<CircuitFeed>().AddSingleton<FirstAnswers>();
        Services.AddSingleton(Api.Caller);
        Services.AddSingleton<OrdersClient>().AddSingleton<CatalogClient>().AddSingleton<PhotosClient>();
        Services.AddSingleton<CustomersClient>().AddSingleton<NotificationsClient>().AddSingleton<DashboardClient>();
        Services.AddSingleton<AuthClient>().AddSingleton<RoutesClient>().AddSingleton<WebhooksClient>();
        Services.AddSingleton<TemplatesClient>();
        Services.AddSingleton<InboxClient>().AddSingleton<ActionsClient>();
        Services.AddSingleton(provider => new InboxPulse(
            provider.GetRequiredService<InboxClient>(), provider.GetRequiredService<CircuitFeed>(), Clock));
        Services.AddSingleton<ReadinessClient>().AddSingleton<ThisDevice>();
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(Roles.Owner));
        Services.AddSingleton<AdminSession>();
    }

    private protected static ClaimsPrincipal Somebody(string role) => AdminClaims.ToPrincipal(
        new LoggedIn(
            "token-of-the-api", An.Noon.AddHours(8), new AdminView(Guid.NewGuid(), "a@b.c", "Ada", role, false)),
        "test");

    /// <summary>Dialogs are drawn by a provider of their own.</summary>
    private protected IRenderedComponent<MudDialogProvider> RenderDialogs() => Render<MudDialogProvider>();

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Api.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected sealed class SignedIn(string role) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(Somebody(role)));
    }
}
