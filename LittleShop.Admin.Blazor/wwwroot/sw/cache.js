// The frame of the app from the cache, pages from the server, and a page of its own when there is no network.
const shellCache = `shell-${self.shell.version}`;
const assetCache = 'assets';

self.addEventListener('install', event => {
    event.waitUntil(caches.open(shellCache).then(cache => cache.addAll(self.shell.files)));
});

self.addEventListener('activate', event => {
    event.waitUntil((async () => {
        for (const name of await caches.keys()) {
            if (name !== shellCache) {
                // Also the assets: their names carry a fingerprint, and old ones are never asked for.
                await caches.delete(name);
            }
        }
        await self.clients.claim();
    })());
});

self.addEventListener('fetch', event => {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== location.origin) {
        return;
    }
    if (event.request.mode === 'navigate') {
        event.respondWith(fetch(event.request).catch(() => caches.match('/offline.html')));
    } else if (isFingerprinted(url.pathname)) {
        event.respondWith(fromCacheFirst(event.request));
    } else if (self.shell.files.includes(url.pathname)) {
        event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
    }
});

// name.0123456789.css: the content decides the name, so what is cached is right for ever.
function isFingerprinted(path) {
    return /^\/(css|js|lib|_framework)\/.+\.[a-z0-9]{10}\.(css|js)$/.test(path);
}

async function fromCacheFirst(request) {
    const cache = await caches.open(assetCache);
    const kept = await cache.match(request);
    if (kept) {
        return kept;
    }
    const answer = await fetch(request);
    if (answer.ok) {
        cache.put(request, answer.clone());
    }
    return answer;
}
