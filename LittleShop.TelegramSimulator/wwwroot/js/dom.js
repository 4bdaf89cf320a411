/** Makes an element. Text always goes in as text, so nothing a bot writes can become markup. */
export function el(tag, options = {}, ...children) {
    const node = document.createElement(tag);
    const { class: names, text, on, data, style, ...attributes } = options;
    if (names) node.className = names;
    if (text !== undefined) node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) {
        if (value === true) node.setAttribute(name, "");
        else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries(data ?? {})) node.dataset[name] = value;
    for (const [name, value] of Object.entries(style ?? {})) node.style.setProperty(name, value);
    for (const [name, handler] of Object.entries(on ?? {})) node.addEventListener(name, handler);
    node.append(...children.flat().filter(child => child !== null && child !== undefined));
    return node;
}

export function avatar(chat) {
    return el("span", {
        class: "avatar",
        text: chat.emoji,
        "aria-hidden": "true",
        style: { "--hue": (chat.chatId * 47) % 360 },
    });
}

export function fullName(chat) {
    return [chat.firstName, chat.lastName].filter(Boolean).join(" ");
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayName = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

export const timeOf = at => clock.format(new Date(at));

export function dayOf(at) {
    const day = new Date(at);
    return day.toDateString() === new Date().toDateString() ? "Today" : dayName.format(day);
}

/** A short message over a chat, gone after a while. */
export function toast(panel, text) {
    panel.querySelector(".toast")?.remove();
    const shown = el("div", { class: "toast", role: "status", text, data: { testid: "toast" } });
    panel.append(shown);
    setTimeout(() => shown.remove(), Math.max(2500, text.length * 60));
}

export async function copy(panel, text) {
    try {
        await navigator.clipboard.writeText(text);
        toast(panel, "Copied");
    } catch {
        toast(panel, text);
    }
}
