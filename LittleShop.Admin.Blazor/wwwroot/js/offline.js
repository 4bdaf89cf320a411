// The page that could not be loaded is tried again as soon as there is a network.
addEventListener('online', () => location.reload());
setInterval(() => fetch('/alive', { cache: 'no-store' }).then(answer => answer.ok && location.reload(), () => { }), 5000);
