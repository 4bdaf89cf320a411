// The page that could not be loaded is tried again as soon as there is a network.
addEventListener('online', () => location.reload());
setInterval(async () => {
    const answer = await fetch('/alive', { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) {
        location.reload();
    }
}, 5000);
