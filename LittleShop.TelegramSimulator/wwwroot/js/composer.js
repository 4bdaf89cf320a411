import { block, commands, say, shareContact } from "./api.js";
import { el, toast } from "./dom.js";

const paperPlane = "M3.4 20.4 21 12 3.4 3.6l-.1 6.5L15 12 3.3 13.9z";

/** Where a customer writes: text, commands, the bot's reply keyboard; or the one button that is left to press. */
export function composer(chatId, panel, chat) {
    const area = el("div", { class: "composer-area" });
    const menu = el("div", { class: "commands", role: "menu", hidden: true, data: { testid: "commands" } });
    const keys = el("div", { class: "keyboard", hidden: true, data: { testid: "reply-keyboard" } });
    const text = el("textarea", {
        rows: 1,
        maxlength: 4096,
        placeholder: "Message",
        "aria-label": "Message",
        enterkeyhint: "send",
        data: { testid: "composer" },
    });
    const menuButton = el("button", {
        class: "round menu",
        type: "button",
        text: "/",
        title: "Commands",
        "aria-label": "Commands",
        data: { testid: "command-menu" },
    });
    const sendButton = el(
        "button",
        { class: "round send", type: "submit", "aria-label": "Send", disabled: true, data: { testid: "send" } },
        icon(),
    );
    const form = el("form", { class: "composer" }, menuButton, text, sendButton);
    const action = el("button", { class: "primary wide-action", type: "button", hidden: true });
    let known = [];

    const send = async what => {
        try {
            await say(chatId, what);
            return true;
        } catch (refused) {
            toast(panel, refused.message);
            return false;
        }
    };

    const submit = async () => {
        const written = text.value.trim();
        if (!written) return;
        text.value = "";
        changed();
        if (!(await send(written))) text.value = written;
        changed();
    };

    const changed = () => {
        sendButton.disabled = text.value.trim() === "";
        const typed = text.value.startsWith("/") && !/\s/.test(text.value) ? text.value.slice(1).toLowerCase() : null;
        if (typed !== null) list(known.filter(entry => entry.command.startsWith(typed)));
        else menu.hidden = true;
    };

    const list = entries => {
        menu.hidden = entries.length === 0;
        menu.replaceChildren(
            ...entries.map(entry =>
                el(
                    "button",
                    {
                        class: "command",
                        type: "button",
                        role: "menuitem",
                        data: { testid: "command" },
                        on: {
                            click: () => {
                                menu.hidden = true;
                                text.value = "";
                                changed();
                                send(`/${entry.command}`);
                            },
                        },
                    },
                    el("span", { class: "command-name", text: `/${entry.command}` }),
                    el("span", { class: "command-text", text: entry.description }),
                ),
            ),
        );
    };

    form.addEventListener("submit", event => {
        event.preventDefault();
        submit();
    });
    text.addEventListener("input", changed);
    text.addEventListener("keydown", event => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            submit();
        }
        if (event.key === "Escape") menu.hidden = true;
    });
    menuButton.addEventListener("click", () => (menu.hidden ? list(known) : (menu.hidden = true)));
    area.append(menu, form, keys, action);

    return {
        node: area,
        send,
        focus: () => text.focus({ preventScroll: true }),
        async readCommands() {
            known = await commands(chatId);
            menuButton.hidden = known.length === 0;
        },
        draw() {
            const { blocked, started, replyKeyboard } = chat().view;
            const ready = started && !blocked;
            form.hidden = !ready;
            action.hidden = ready;
            action.textContent = blocked ? "Unblock" : "Start";
            action.dataset.testid = blocked ? "unblock-wide" : "start";
            action.onclick = () => (blocked ? block(chatId, false) : send("/start"));
            const rows = ready ? (replyKeyboard?.keyboard ?? []) : [];
            keys.hidden = rows.length === 0;
            keys.replaceChildren(
                ...rows.map(row =>
                    el(
                        "div",
                        { class: "keyboard-row" },
                        row.map(key => keyButton(key)),
                    ),
                ),
            );
        },
    };

    function keyButton(key) {
        const label = key.text ?? key;
        return el("button", {
            type: "button",
            text: label,
            on: { click: () => (key.request_contact ? shareContact(chatId) : send(label)) },
        });
    }
}

function icon() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", paperPlane);
    svg.append(path);
    return svg;
}
