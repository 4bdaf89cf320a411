/**
 * What the page knows: chats, their messages, which are open. Views subscribe and redraw what they show.
 * Topics: "list" (the chat list), "open" (which chats are open), and a chat's id (anything in that chat).
 */
const listeners = new Map();

export const state = {
    chats: new Map(),
    open: remembered(),
    active: null,
};

function remembered() {
    try {
        return JSON.parse(sessionStorage.getItem("open") ?? "[]");
    } catch {
        return [];
    }
}

export function on(topic, listener) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(listener);
    return () => listeners.get(topic)?.delete(listener);
}

export function tell(topic, what) {
    for (const listener of [...(listeners.get(topic) ?? [])]) listener(what);
}

export function chatOf(id) {
    return state.chats.get(Number(id));
}

/** Takes in a chat as the simulator describes it, and keeps what the page knows besides. */
export function putChat(view) {
    const known = chatOf(view.chatId);
    const chat = known ?? { messages: new Map(), unread: 0, typingUntil: 0, loaded: false };
    chat.view = { ...known?.view, ...view };
    state.chats.set(view.chatId, chat);
    tell("list");
    tell(view.chatId, { type: "chat" });
    return chat;
}

export function putMessage(message, fresh) {
    const chat = chatOf(message.chatId);
    if (!chat) return;
    const known = chat.messages.get(message.messageId);
    if (known && known.number > message.number) return;
    chat.messages.set(message.messageId, message);
    if (fresh) {
        chat.view.preview = message.text ?? message.caption ?? message.invoice?.title ?? "Message";
        chat.view.lastAt = message.acceptedAt;
        if (message.from === "bot") {
            chat.typingUntil = 0;
            if (!isSeen(message.chatId)) chat.unread += 1;
        }
        if (message.replyKeyboard) chat.view.replyKeyboard = message.replyKeyboard;
        tell("list");
    }
    tell(message.chatId, { type: "message", message, fresh });
}

/** On a wide screen every open chat is seen; on a phone only the active one. */
export function isSeen(id) {
    if (document.hidden) return false;
    return isNarrow() ? state.active === id : state.open.includes(id);
}

export const isNarrow = () => matchMedia("(max-width: 760px)").matches;

export function openChat(id) {
    if (!state.open.includes(id)) state.open = [id, ...state.open].slice(0, 12);
    state.active = id;
    markSeen(id);
    remember();
}

export function closeChat(id) {
    state.open = state.open.filter(other => other !== id);
    if (state.active === id) state.active = state.open[0] ?? null;
    remember();
}

export function leaveChat() {
    state.active = null;
    tell("open");
    tell("list");
}

export function markSeen(id) {
    const chat = chatOf(id);
    if (chat && chat.unread > 0) {
        chat.unread = 0;
        tell("list");
    }
}

export function forget() {
    state.chats.clear();
    state.open = [];
    state.active = null;
    remember();
}

function remember() {
    sessionStorage.setItem("open", JSON.stringify(state.open));
    tell("open");
    tell("list");
}
