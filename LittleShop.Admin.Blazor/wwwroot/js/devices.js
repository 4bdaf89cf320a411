// «Notify me on this device»: what only the browser can say and do about push.
window.littleShopDevices = (() => {
    const fromBase64Url = text => Uint8Array.from(
        atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
    const toBase64Url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

    const agent = navigator.userAgent;
    const isApple = /iPhone|iPad/.test(agent) || (agent.includes('Macintosh') && navigator.maxTouchPoints > 1);
    const isInstalled = () => matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;

    function name() {
        const system = isApple ? (/iPad|Macintosh/.test(agent) ? 'iPad' : 'iPhone')
            : /Android/.test(agent) ? 'Android'
            : /Windows/.test(agent) ? 'Windows'
            : /Mac OS/.test(agent) ? 'Mac' : 'Linux';
        const browser = /Edg\//.test(agent) ? 'Edge'
            : /Firefox\//.test(agent) ? 'Firefox'
            : /Chrome\//.test(agent) ? 'Chrome' : 'Safari';
        return `${browser} on ${system}`;
    }

    const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;

    // The last subscription made here: with it the shop can say what became of one that the browser has lost.
    const remembered = 'push-endpoint';

    // state: on · off · blocked · install (iOS tells only installed apps) · insecure · unsupported
    async function look() {
        if (!isSecureContext) {
            return { state: 'insecure', name: name() };
        }
        if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
            return { state: isApple && !isInstalled() ? 'install' : 'unsupported', name: name() };
        }
        if (Notification.permission === 'denied') {
            return { state: 'blocked', name: name() };
        }
        const registration = await navigator.serviceWorker.getRegistration();
        const subscription = await registration?.pushManager.getSubscription();
        const endpoint = subscription?.endpoint ?? localStorage.getItem(remembered);
        return { state: subscription ? 'on' : 'off', name: name(), endpoint };
    }

    // anew: the push service has ended the subscription that the browser still holds
    async function subscribe(publicKey, anew) {
        if (await Notification.requestPermission() !== 'granted') {
            return { problem: Notification.permission === 'denied' ? 'blocked' : 'dismissed' };
        }
        try {
            const registration = await navigator.serviceWorker.ready;
            const key = fromBase64Url(publicKey);
            const old = await registration.pushManager.getSubscription();
            if (old && (anew || toBase64Url(old.options.applicationServerKey) !== toBase64Url(key))) {
                await old.unsubscribe(); // also when the shop has another key now: a browser keeps one only
            }
            const subscription = await registration.pushManager.subscribe(
                { userVisibleOnly: true, applicationServerKey: key });
            const json = subscription.toJSON();
            localStorage.setItem(remembered, json.endpoint);
            return { endpoint: json.endpoint, p256dh: json.keys.p256dh, auth: json.keys.auth, deviceName: name() };
        } catch (error) {
            return { problem: 'failed', detail: String(error.message ?? error) };
        }
    }

    async function unsubscribe() {
        const registration = await navigator.serviceWorker.getRegistration();
        const subscription = await registration?.pushManager.getSubscription();
        await subscription?.unsubscribe();
        localStorage.removeItem(remembered);
    }

    return { look, subscribe, unsubscribe, timeZone };
})();
