using LittleShop.Admin.Blazor;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Admin.Blazor.Catalog;
using LittleShop.Admin.Blazor.Layout;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Admin.Blazor.Notifications;
using LittleShop.Admin.Blazor.Security;
using Microsoft.AspNetCore.Components.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddAdminSecurity();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddApi();
builder.Services.AddLive();
builder.Services.AddLook();
builder.Services.AddScoped<ThisDevice>();
builder.Services.AddRazorComponents()
    .AddInteractiveServerComponents(circuits =>
    {
        circuits.DisconnectedCircuitMaxRetained = 50;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
        circuits.DetailedErrors = builder.Environment.IsDevelopment();
    })
    .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 128 * 1024)
    .RegisterPersistentService<FirstAnswers>(RenderMode.InteractiveServer);

var app = builder.Build();
app.UseSecurityHeaders();
app.UseExceptionHandler("/error");
app.UseNotFoundPage();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapDefaultEndpoints();
app.MapSession();
app.MapPhotos();
app.MapServiceWorker();
app.MapPushRenewal();
app.MapPushRelay();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(render =>
    render.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders says it, and stricter

return await app.RunCheckedAsync();
