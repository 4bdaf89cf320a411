// Buttons on a notification: a press moves the order, for ten seconds it can be undone, and the answer takes the
// notification's place. Its tokens are the credentials: nobody need be signed in.
const moved = { Accepted: 'Accepted', Packing: 'Being packed', Dispatched: 'Dispatched' };

function buttons(message) {
    const most = self.Notification?.maxActions ?? 0; // none in Safari and an older Firefox: there a tap opens a sheet
    return (message.actions ?? []).slice(0, most).map(button => ({ action: button.to, title: button.title }));
}

async function act(note, button) {
    const { tag, data } = note;
    let answer = await post('/push/actions', { token: button.token });
    if (answer.lost) {
        // The shop may have taken it: the same press once more is answered as the first, and counts once.
        await new Promise(done => setTimeout(done, 1000));
        answer = await post('/push/actions', { token: button.token });
    }
    if (!answer.ok) {
        return replace(tag, 'Not done', answer.words, { url: data.url, orderId: data.orderId });
    }
    const taken = answer.value;
    const title = `${moved[taken.to] ?? taken.to} #${taken.orderNumber}`;
    await replace(tag, title, `Undo within ${Math.round(answer.left / 1000)} seconds.`,
        { url: data.url, orderId: data.orderId, undo: { id: taken.id, token: taken.undoToken } },
        [{ action: 'undo', title: 'Undo' }]);
    await closeWhere(other => other.data?.orderId === data.orderId && other.tag !== tag);
    await new Promise(done => setTimeout(done, answer.left));
    await closeWhere(same => same.data?.undo?.id === taken.id); // it is done: the next news has its own notification
}

async function undo(note) {
    const { tag, data } = note;
    const answer = await post(`/push/actions/${data.undo.id}/undo`, { token: data.undo.token });
    return answer.ok
        ? replace(tag, 'Undone', 'The order stays as it was.', { url: data.url, orderId: data.orderId })
        : replace(tag, 'Not undone', answer.words, { url: data.url, orderId: data.orderId });
}

function replace(tag, title, body, data, actions = []) {
    return self.registration.showNotification(title, {
        body, tag, data, actions: actions.slice(0, self.Notification?.maxActions ?? 0), silent: true,
        icon: '/icons/icon-192.png', badge: '/icons/badge.png',
    });
}

async function closeWhere(fits) {
    for (const note of await self.registration.getNotifications()) {
        if (fits(note)) {
            note.close();
        }
    }
}

// What came back, how long it may be undone by the server's own clock, or what went wrong in words.
async function post(path, body) {
    try {
        const response = await fetch(path, {
            method: 'POST', keepalive: true, credentials: 'omit',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
        });
        const value = response.status === 204 ? null : await response.json().catch(() => null);
        const left = new Date(value?.appliesAt) - new Date(response.headers.get('Date') ?? Date.now());
        return {
            ok: response.ok, value, left: Math.min(Math.max(left || 0, 0), 60e3),
            words: value?.detail ?? `The shop answered ${response.status}. Open the order to see how it stands.`,
        };
    } catch {
        return { ok: false, lost: true, words: 'The shop cannot be reached. Open the order to try again.' };
    }
}

// The shop learns that a push was shown, opened or cleared away.
function report(token, what) {
    return token ? post('/push/receipts', { token, what }) : Promise.resolve();
}
