// A push becomes a notification; a click on it opens the order in the window that is already there.
self.addEventListener('push', event => event.waitUntil(take(read(event.data))));

self.addEventListener('notificationclick', event => event.waitUntil(clicked(event.notification, event.action)));

self.addEventListener('notificationclose', event =>
    event.waitUntil(report(event.notification.data?.receipt, 'Dismissed')));

self.addEventListener('pushsubscriptionchange', event => event.waitUntil(renew(event)));

// A push must always show something (browsers take the permission away else), whatever it carried.
function read(data) {
    try {
        const message = data?.json();
        if (message && typeof message === 'object') {
            return message;
        }
    } catch {
        // not JSON: shown as it is
    }
    return { title: 'LittleShop', body: data?.text() || 'Something happened in your shop.' };
}

async function take(message) {
    if (Array.isArray(message.close)) {
        // Done with elsewhere. This shows nothing, which browsers put up with now and then only (userVisibleOnly): the
        // shop sends it to no browser that ends a subscription for it.
        return closeWhere(note => message.close.includes(note.tag));
    }
    await show(message);
    return report(message.receipt, 'Shown');
}

async function clicked(note, action) {
    const data = note.data ?? {};
    const button = data.actions?.find(one => one.to === action);
    if (button) {
        return act(note, button);
    }
    if (action === 'undo' && data.undo) {
        return undo(note);
    }
    note.close();
    const sheet = data.actions?.length && !self.Notification?.maxActions ? '?sheet=actions' : '';
    return Promise.all([report(data.receipt, 'Opened'), open((data.url ?? '/') + sheet)]);
}

async function show(message) {
    // A push whose answer was lost on the way is sent once more: who sees it already is not rung for it again.
    const seen = message.id && message.tag
        && (await self.registration.getNotifications({ tag: message.tag })).some(note => note.data?.id === message.id);
    return self.registration.showNotification(message.title || 'LittleShop', {
        body: message.body || '',
        tag: message.tag || undefined,
        renotify: Boolean(message.tag) && !seen,
        icon: '/icons/icon-192.png',
        badge: '/icons/badge.png',
        requireInteraction: message.requireInteraction === true,
        silent: message.silent === true || Boolean(seen),
        actions: buttons(message),
        data: {
            id: message.id, url: address(message), orderId: message.orderId, kind: message.kind,
            receipt: message.receipt, actions: message.actions,
        },
    });
}

// Only places of this site: a payload is never a way to somewhere else.
function address(message) {
    const wanted = message.url || (message.orderId ? `/orders/${message.orderId}` : '/');
    try {
        const url = new URL(wanted, location.origin);
        return url.origin === location.origin ? url.pathname + url.search : '/';
    } catch {
        return '/';
    }
}

async function open(url = '/') {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    for (const page of windows) {
        if (new URL(page.url).pathname !== '/login') {
            await page.focus().catch(() => { }); // some systems do not let a page come forward
            page.postMessage({ type: 'open', url });
            return;
        }
    }
    await self.clients.openWindow(url);
}

async function renew(event) {
    const key = event.oldSubscription?.options?.applicationServerKey ?? await askForKey();
    const fresh = event.newSubscription
        ?? await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = fresh.toJSON();
    await fetch('/push/subscription', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth, deviceName: null }),
    });
}

async function askForKey() {
    const { publicKey } = await (await fetch('/push/key')).json();
    return Uint8Array.from(
        atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
}
