// The shop's helper behind the pages. One subject a file; shell.js comes from the server and names the version.
importScripts('/sw/shell.js', '/sw/cache.js', '/sw/actions.js', '/sw/push.js');

self.addEventListener('message', event => {
    if (event.data?.type === 'skip-waiting') {
        self.skipWaiting();
    }
});
