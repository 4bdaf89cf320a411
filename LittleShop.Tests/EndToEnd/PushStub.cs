using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.EndToEnd;

/// <summary>
/// Chromium cannot subscribe without its maker's push service, so the page is given a subscription at a push service of
/// our own; everything before and after that one call is real.
/// </summary>
internal static class PushStub
{
    public static Task InstallAsync(IBrowserContext context, FakeBrowser browser) => context.AddInitScriptAsync(
        $$"""
        if (self.PushManager) {
            const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0)).buffer;
            const keys = { p256dh: '{{browser.Subscription.P256dh}}', auth: '{{browser.Subscription.Auth}}' };
            const made = options => ({
                endpoint: '{{browser.Subscription.Endpoint}}', options, expirationTime: null,
                getKey: name => bytes(keys[name]), unsubscribe: async () => true,
                toJSON: () => ({ endpoint: '{{browser.Subscription.Endpoint}}', keys }) });
            let current = null; // a real one is kept until the browser is told otherwise, and so its key
            const kept = sessionStorage.getItem('push-stub');
            if (kept) {
                current = made({ userVisibleOnly: true, applicationServerKey: bytes(kept) });
            }
            PushManager.prototype.subscribe = async options => {
                const key = options.applicationServerKey;
                sessionStorage.setItem('push-stub', btoa(String.fromCharCode(...new Uint8Array(key))));
                return current = made(options);
            };
            PushManager.prototype.getSubscription = async () => current;
        }
        """);
}
