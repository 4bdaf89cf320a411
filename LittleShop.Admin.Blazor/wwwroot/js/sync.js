// On every page load the shop hears that this browser's subscription lives; one that it does not know is handed in
// anew, for whoever is signed in here. What has ended stays so until somebody switches it on: see My devices.
(async () => {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || Notification.permission !== 'granted') {
        return;
    }
    const send = (method, path, body) => fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
    });
    const registration = await navigator.serviceWorker.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    if (!subscription) {
        return;
    }
    const { endpoint, keys } = subscription.toJSON();
    const answer = await send('POST', '/push/sync', { endpoint });
    if (answer.ok && (await answer.json()).state === 'Unknown') {
        await send('PUT', '/push/subscription', { endpoint, p256dh: keys.p256dh, auth: keys.auth, deviceName: null });
    }
})().catch(() => { }); // the next page tries again
