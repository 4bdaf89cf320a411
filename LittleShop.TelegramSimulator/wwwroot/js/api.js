/** What a person reads when the simulator refuses. */
export class Refused extends Error {}

async function call(method, path, body) {
    const answer = await fetch(path, {
        method,
        headers: body === undefined ? {} : { "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.status === 204) return null;
    const found = await answer.json().catch(() => null);
    if (!answer.ok) {
        const fields = Object.values(found?.errors ?? {})
            .flat()
            .join(" ");
        throw new Refused(fields || found?.detail || found?.title || `The simulator answered ${answer.status}.`);
    }
    return found;
}

const chat = id => `/sim/chats/${id}`;

export const bots = () => call("GET", "/sim/bots");
export const listChats = () => call("GET", "/sim/chats");
export const createChat = person => call("POST", "/sim/chats", person);
export const readChat = (id, limit = 300) => call("GET", `${chat(id)}/messages?limit=${limit}`);
export const commands = id => call("GET", `${chat(id)}/commands`);
export const say = (id, text) => call("POST", `${chat(id)}/messages`, { text });
export const shareContact = id => call("POST", `${chat(id)}/contact`, {});
export const press = (id, messageId, data) => call("POST", `${chat(id)}/press`, { messageId, data });
export const pay = (id, payment) => call("POST", `${chat(id)}/pay`, payment);
export const block = (id, blocked) => call("POST", `${chat(id)}/${blocked ? "block" : "unblock"}`);
