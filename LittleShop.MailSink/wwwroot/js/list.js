import { el, timeOf } from "./dom.js";

/** The mails, newest first. Redrawn whole: a few hundred rows, and only when something changed. */
export function drawList(nav, mails, { open, fresh, search }) {
    nav.replaceChildren(
        ...(mails.length > 0
            ? mails.map(mail => item(mail, mail.number === open, fresh.has(mail.number)))
            : [el("p", { class: "list-note", text: search ? "No mail matches." : "No mail yet." })]),
    );
}

function item(mail, isOpen, isFresh) {
    const to = mail.to.join(", ");
    return el(
        "a",
        {
            class: isFresh ? "chat-item fresh" : "chat-item",
            href: `#${mail.number}`,
            style: { "text-decoration": "none", color: "inherit" },
            "aria-current": isOpen ? "true" : undefined,
            data: { testid: "mail-item", number: mail.number },
        },
        el("span", {
            class: "avatar",
            text: (Array.from(to)[0] ?? "?").toUpperCase(),
            "aria-hidden": "true",
            style: { "--hue": hue(to) },
        }),
        el(
            "span",
            { class: "chat-item-text" },
            el(
                "span",
                { class: "chat-item-top" },
                el("span", { class: "chat-item-name", text: to, dir: "ltr" }),
                el("time", { class: "chat-item-time", datetime: mail.at, text: when(mail.at) }),
            ),
            el(
                "span",
                { class: "chat-item-bottom" },
                el("span", { class: "mail-subject", text: mail.subject || "(no subject)", dir: "auto" }),
                isFresh ? el("span", { class: "fresh-dot", role: "img", "aria-label": "new" }) : null,
            ),
            el(
                "span",
                { class: "chat-item-bottom" },
                el("span", { class: "chat-item-preview", text: mail.preview, dir: "auto" }),
            ),
        ),
    );
}

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

function when(at) {
    const date = new Date(at);
    return date.toDateString() === new Date().toDateString() ? timeOf(at) : day.format(date);
}

function hue(text) {
    let sum = 0;
    for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)) % 360;
    return sum;
}
