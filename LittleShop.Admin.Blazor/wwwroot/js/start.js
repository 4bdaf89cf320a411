// Starts the circuit, and brings a page back that lost it: phones drop connections whenever they sleep.
(() => {
    const panel = document.getElementById('components-reconnect-modal');

    Blazor.start({
        circuit: {
            reconnectionOptions: {
                maxRetries: 1000,
                retryIntervalMilliseconds: tried => [0, 300, 700, 1500][tried] ?? 3000,
            },
        },
    });

    panel.addEventListener('components-reconnect-state-changed', event => {
        if (event.detail.state === 'failed' || event.detail.state === 'rejected') {
            comeBack();
        }
    });
    panel.querySelector('[data-reload]').addEventListener('click', () => location.reload());

    // The server forgot this circuit (a restart, or a long sleep): first ask it to resume, else load the page anew.
    async function comeBack() {
        for (; ;) {
            if (await reachable()) {
                const resumed = await Blazor.resumeCircuit().catch(() => false);
                if (!resumed) {
                    location.reload();
                }
                return;
            }
            await new Promise(done => setTimeout(done, 2000));
        }
    }

    async function reachable() {
        try {
            return (await fetch('/alive', { cache: 'no-store' })).ok;
        } catch {
            return false; // still offline
        }
    }

    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible' && panel.classList.contains('components-reconnect-retrying')) {
            Blazor.reconnect().catch(() => { }); // somebody looks: do not wait for the next try
        }
    });
})();
