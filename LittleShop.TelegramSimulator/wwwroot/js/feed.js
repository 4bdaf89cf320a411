import { listChats, readChat } from "./api.js";
import { chatOf, forget, putChat, putMessage, state, tell } from "./store.js";

/** Reads the chats once, then follows what happens. After a lost connection it reads them again. */
export async function follow(connection) {
    await readAll();
    const events = new EventSource("/sim/events");
    let lost = false;
    events.addEventListener("hello", async () => {
        show(connection, "live", false);
        if (lost) await readAll();
        lost = false;
    });
    events.addEventListener("error", () => {
        lost = true;
        show(connection, "reconnecting…", true);
    });
    const listen = (type, handle) => events.addEventListener(type, event => handle(JSON.parse(event.data)));
    listen("chat", putChat);
    listen("message", message => receive(message, true));
    listen("edited", message => receive(message, false));
    listen("deleted", message => receive(message, false));
    listen("action", ({ chatId }) => typing(chatId));
    listen("notice", ({ chatId, notice }) => tell(chatId, { type: "notice", notice }));
    listen("commands", () => state.chats.forEach((_, id) => tell(id, { type: "commands" })));
    listen("resync", readAll);
}

export async function load(id) {
    const chat = chatOf(id);
    if (!chat || chat.loaded) return;
    chat.loaded = true;
    const { chat: view, messages } = await readChat(id);
    putChat(view);
    messages.forEach(message => chat.messages.set(message.messageId, message));
    tell(id, { type: "all" });
}

async function readAll() {
    const chats = await listChats();
    const ids = new Set(chats.map(chat => chat.chatId));
    if ([...state.chats.keys()].some(id => !ids.has(id))) forget();
    state.open = state.open.filter(id => ids.has(id));
    chats.forEach(view => {
        putChat(view).loaded = false;
    });
    tell("list");
    tell("open");
    await Promise.all(state.open.map(load));
}

function receive(message, fresh) {
    if (chatOf(message.chatId)) putMessage(message, fresh);
}

function typing(id) {
    const chat = chatOf(id);
    if (!chat) return;
    chat.typingUntil = Date.now() + 5000;
    tell(id, { type: "action" });
    setTimeout(() => tell(id, { type: "action" }), 5100);
}

function show(connection, text, lost) {
    connection.textContent = text;
    connection.classList.toggle("lost", lost);
}
