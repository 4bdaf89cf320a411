import { copy, el } from "./dom.js";

const safe = /^(https?|tg|mailto|tel|ton):/i;

/** Turns text and its entities into nodes: formatted, and never markup. */
export function render(text, entities, context) {
    const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
    return build(text, sorted, 0, text.length, context);
}

function build(text, entities, from, to, context) {
    const nodes = [];
    let at = from;
    for (let index = 0; index < entities.length; index++) {
        const entity = entities[index];
        const start = Math.max(at, entity.offset);
        const end = Math.min(to, entity.offset + entity.length);
        if (end <= start) continue;
        if (start > at) nodes.push(text.slice(at, start));

        const inside = [];
        while (index + 1 < entities.length && entities[index + 1].offset < end) {
            inside.push(entities[++index]);
        }
        // What begins inside and ends outside goes on after this one.
        for (const inner of inside) {
            const rest = inner.offset + inner.length - end;
            if (rest > 0) entities.splice(index + 1, 0, { ...inner, offset: end, length: rest });
        }
        nodes.push(wrap(entity, text.slice(start, end), build(text, inside, start, end, context), context));
        at = end;
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
}

const plain = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };

function wrap(entity, text, children, { panel, command }) {
    switch (entity.type) {
        case "bold":
        case "italic":
        case "underline":
        case "strikethrough":
            return el(plain[entity.type], {}, children);
        case "code":
            return el(
                "code",
                {
                    title: "Copy",
                    tabindex: 0,
                    data: { testid: "code" },
                    on: {
                        click: () => copy(panel, text),
                        keydown: event => event.key === "Enter" && copy(panel, text),
                    },
                },
                children,
            );
        case "pre":
            return el("pre", { title: "Copy", on: { click: () => copy(panel, text) } }, children);
        case "spoiler":
            return el(
                "span",
                { class: "spoiler", on: { click: event => event.currentTarget.classList.add("shown") } },
                children,
            );
        case "blockquote":
            return el("blockquote", {}, children);
        case "expandable_blockquote":
            return el(
                "blockquote",
                {
                    class: "folded",
                    on: { click: event => event.currentTarget.classList.toggle("folded") },
                },
                children,
            );
        case "bot_command":
            return el("button", { class: "link", type: "button", on: { click: () => command(text) } }, children);
        case "text_link":
        case "url":
        case "email":
            return link(entity, text, children);
        case "mention":
        case "hashtag":
        case "cashtag":
        case "phone_number":
        case "text_mention":
            return el("span", { class: "link" }, children);
        default:
            return el("span", {}, children);
    }
}

function link(entity, text, children) {
    const address =
        entity.url ?? (entity.type === "email" ? `mailto:${text}` : safe.test(text) ? text : `https://${text}`);
    return safe.test(address)
        ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, children)
        : el("span", {}, children);
}
