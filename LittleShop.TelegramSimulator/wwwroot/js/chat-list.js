import { avatar, el, fullName, timeOf } from "./dom.js";
import { on, openChat, state } from "./store.js";

/** The customers, the one with the newest message first. */
export function chatList(nav) {
    let planned = false;
    const plan = () => {
        // Many messages at once redraw the list once.
        if (planned) return;
        planned = true;
        requestAnimationFrame(() => {
            planned = false;
            draw();
        });
    };

    const draw = () => {
        const chats = [...state.chats.values()].sort((a, b) => newest(b).localeCompare(newest(a))).slice(0, 200);
        nav.replaceChildren(...chats.map(item));
    };

    on("list", plan);
    on("open", plan);
    draw();
}

const newest = chat => chat.view.lastAt ?? chat.view.createdAt;

function item(chat) {
    const { view, unread } = chat;
    return el(
        "button",
        {
            class: "chat-item",
            type: "button",
            "aria-current": state.open.includes(view.chatId) ? "true" : undefined,
            data: { testid: "chat-item", chatId: view.chatId },
            on: { click: () => openChat(view.chatId) },
        },
        avatar(view),
        el(
            "span",
            { class: "chat-item-text" },
            el(
                "span",
                { class: "chat-item-top" },
                el("span", { class: "chat-item-name", text: fullName(view) }),
                view.lastAt ? el("span", { class: "chat-item-time", text: timeOf(view.lastAt) }) : null,
            ),
            el(
                "span",
                { class: "chat-item-bottom" },
                el("span", {
                    class: "chat-item-preview",
                    text: view.blocked ? "🚫 blocked" : (view.preview ?? "New customer"),
                }),
                unread
                    ? el("span", {
                          class: "badge",
                          text: unread,
                          data: { testid: "unread" },
                          "aria-label": `${unread} unread`,
                      })
                    : null,
            ),
        ),
    );
}
