import { block } from "./api.js";
import { bubble } from "./bubble.js";
import { composer } from "./composer.js";
import { showAlert } from "./dialogs.js";
import { avatar, dayOf, el, fullName, toast } from "./dom.js";
import { load } from "./feed.js";
import { chatOf, closeChat, leaveChat, markSeen, on, state } from "./store.js";

/** One open chat: head, messages, composer. Call the returned close when it goes. */
export function chatPanel(chatId) {
    const chat = () => chatOf(chatId);
    const panel = el("section", {
        class: "chat",
        data: { testid: "chat", chatId },
        "aria-label": `Chat of ${fullName(chat().view)}`,
    });
    const list = el("div", { class: "message-list" });
    const scroller = el("div", { class: "messages", role: "log", "aria-label": "Messages", tabindex: 0 }, list);
    const jump = el("button", {
        class: "jump",
        type: "button",
        "aria-label": "To the newest message",
        text: "↓",
        hidden: true,
    });
    const status = el("p", { class: "chat-status" });
    const toggle = el("button", { class: "icon-button", type: "button" });
    const writer = composer(chatId, panel, chat);
    const waiting = new Map();
    const drawn = new Map();
    const context = {
        panel,
        chatId,
        command: text => writer.send(text),
        find: id => chat().messages.get(id),
        waiting: (queryId, node) => wait(waiting, queryId, node),
    };

    panel.append(
        el(
            "header",
            { class: "chat-head" },
            el("button", {
                class: "icon-button back",
                type: "button",
                text: "←",
                "aria-label": "Back to the chats",
                data: { testid: "back" },
                on: { click: leaveChat },
            }),
            avatar(chat().view),
            el("div", { class: "chat-title" }, el("h2", { text: fullName(chat().view) }), status),
            toggle,
            el("button", {
                class: "icon-button close",
                type: "button",
                text: "✕",
                "aria-label": "Close the chat",
                data: { testid: "close" },
                on: { click: () => closeChat(chatId) },
            }),
        ),
        scroller,
        jump,
        writer.node,
    );

    const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 90;
    const toEnd = () => scroller.scrollTo({ top: scroller.scrollHeight });
    scroller.addEventListener("scroll", () => {
        jump.hidden = atEnd();
    });
    jump.addEventListener("click", toEnd);
    toggle.addEventListener("click", () => block(chatId, !chat().view.blocked));
    scroller.addEventListener("load", () => atEnd() && toEnd(), true);

    function drawHead() {
        const { blocked, botName, started, username } = chat().view;
        const typing = chat().typingUntil > Date.now();
        status.className = `chat-status ${typing ? "typing" : blocked ? "blocked" : ""}`;
        status.textContent = typing
            ? `${botName} is typing…`
            : blocked
              ? "has blocked the bot"
              : [username && `@${username}`, started ? `talks to ${botName}` : "has not started the bot"]
                    .filter(Boolean)
                    .join(" · ");
        toggle.textContent = blocked ? "🔓" : "🚫";
        toggle.title = blocked ? "Unblock the bot" : "Block the bot";
        toggle.setAttribute("aria-label", toggle.title);
        toggle.dataset.testid = blocked ? "unblock" : "block";
        writer.draw();
    }

    function drawAll() {
        drawn.clear();
        list.replaceChildren();
        [...chat().messages.values()].sort((a, b) => a.messageId - b.messageId).forEach(message => append(message));
        drawHead();
        requestAnimationFrame(toEnd);
    }

    function append(message, fresh) {
        const node = bubble(message, context);
        if (!node) return;
        const last = list.lastElementChild;
        const day = dayOf(message.acceptedAt);
        if (list.dataset.day !== day || !last) {
            list.dataset.day = day;
            list.append(el("div", { class: "day", text: day }));
        }
        if (last?.dataset.from && last.dataset.from !== message.from) node.classList.add("turn");
        if (fresh) node.classList.add("fresh");
        drawn.set(message.messageId, node);
        list.append(node);
    }

    function drawMessage(message, fresh) {
        const follow = atEnd() || message.from === "customer";
        const before = drawn.get(message.messageId);
        if (before) {
            const next = bubble(message, context);
            if (next) before.replaceWith(next);
            else before.remove();
            drawn.set(message.messageId, next ?? before);
        } else {
            append(message, fresh);
        }
        drawHead();
        if (follow) requestAnimationFrame(toEnd);
    }

    function hear({ type, message, fresh, notice }) {
        if (type === "all") drawAll();
        else if (type === "message") drawMessage(message, fresh);
        else if (type === "commands") writer.readCommands();
        else if (type === "notice") answer(notice);
        else drawHead();
    }

    function answer(notice) {
        waiting.get(notice.callbackQueryId)?.();
        if (!notice.text) return;
        if (notice.showAlert) showAlert(notice.text);
        else toast(panel, notice.text);
    }

    panel.addEventListener("pointerdown", () => {
        state.active = chatId;
        markSeen(chatId);
    });
    const off = on(chatId, hear);
    drawAll();
    load(chatId);
    writer.readCommands();
    return { node: panel, close: off, focus: writer.focus, shown: () => requestAnimationFrame(toEnd) };
}

/** A pressed button waits for its answer, at most as long as Telegram would. */
function wait(waiting, queryId, node) {
    node.classList.add("waiting");
    const done = () => {
        node.classList.remove("waiting");
        waiting.delete(queryId);
    };
    waiting.set(queryId, done);
    setTimeout(done, 15000);
}
