// Small things a browser does better by itself than over a circuit: times, theme, menus, the service worker.
(() => {
    const minute = 60e3, hour = 60 * minute, day = 24 * hour;
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

    // The same words as Relative.cs.
    function say(at, now) {
        const ago = now - at, span = Math.abs(ago);
        const words = span < 45e3 ? null
            : span < 59.5 * minute ? `${Math.max(1, Math.round(span / minute))} min`
            : span < 23.5 * hour ? `${Math.round(span / hour)} h`
            : span < 6.5 * day ? `${Math.round(span / day)} d` : '';
        if (words === null) {
            return 'just now';
        }
        if (words === '') {
            const year = at.getFullYear() === now.getFullYear() ? '' : ` ${at.getFullYear()}`;
            return `${at.getDate()} ${months[at.getMonth()]}${year}`;
        }
        return ago < 0 ? `in ${words}` : `${words} ago`;
    }

    function refreshTimes() {
        const now = new Date();
        for (const time of document.querySelectorAll('time[data-when]')) {
            const at = new Date(time.dateTime);
            const text = say(at, now);
            // Only the text inside the node: the node itself belongs to Blazor.
            if (time.firstChild && time.firstChild.data !== text) {
                time.firstChild.data = text;
            }
            const title = at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
            if (time.title !== title) {
                time.title = title;
            }
        }
    }
    setInterval(refreshTimes, 10e3);
    document.addEventListener('visibilitychange', refreshTimes);

    document.addEventListener('click', event => {
        if (event.target.closest('[data-theme-toggle]')) {
            const root = document.documentElement;
            const dark = root.dataset.theme
                ? root.dataset.theme === 'dark'
                : matchMedia('(prefers-color-scheme: dark)').matches;
            root.dataset.theme = dark ? 'light' : 'dark';
            document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
        }
        for (const menu of document.querySelectorAll('details.menu[open]')) {
            if (!menu.contains(event.target) || event.target.closest('.menu-item')) {
                menu.open = false;
            }
        }
    });

    document.addEventListener('keydown', event => {
        const open = event.key === 'Escape' && document.querySelector('details.menu[open]');
        if (open) {
            open.open = false;
            open.querySelector('summary').focus();
        }
    });

    if (!('serviceWorker' in navigator)) {
        return;
    }

    navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).then(registration => {
        const offer = () => registration.waiting && navigator.serviceWorker.controller && showUpdate(registration);
        offer();
        registration.addEventListener('updatefound', () =>
            registration.installing?.addEventListener('statechange', offer));
        setInterval(() => registration.update().catch(() => { }), hour);
    });
    navigator.serviceWorker.addEventListener('message', event => {
        if (event.data?.type === 'open') {
            Blazor.navigateTo(event.data.url);
        }
    });

    function showUpdate(registration) {
        if (document.querySelector('.update')) {
            return;
        }
        const bar = document.createElement('div');
        bar.className = 'update';
        bar.setAttribute('role', 'status');
        bar.dataset.testid = 'update';
        const text = document.createElement('span');
        text.textContent = 'A new version is ready';
        const button = document.createElement('button');
        button.textContent = 'Update';
        button.addEventListener('click', () => {
            navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
            registration.waiting?.postMessage({ type: 'skip-waiting' });
        });
        bar.append(text, button);
        document.body.append(bar);
    }
})();
