import { press } from "./api.js";
import { copy, el, timeOf, toast } from "./dom.js";
import { render } from "./entities.js";
import { showPhoto } from "./dialogs.js";
import { openPaySheet } from "./pay-sheet.js";

/** Draws one message; null when there is nothing to show. */
export function bubble(message, context) {
    if (message.deletedAt) return null;
    if (message.payment) return service(message);
    const mine = message.from === "customer";
    const node = el("article", {
        class: ["message", mine && "mine", message.photo && "has-photo", message.invoice && "invoice"]
            .filter(Boolean)
            .join(" "),
        data: { testid: "message", messageId: message.messageId, from: message.from },
    });
    const body = el("div", { class: "bubble" });
    if (message.photo) body.append(photo(message));
    if (message.invoice?.photoUrl) {
        body.append(el("img", { class: "invoice-photo", src: message.invoice.photoUrl, alt: "", loading: "lazy" }));
    }
    const inner = el(
        "div",
        { class: "bubble-body" },
        quoted(message, context),
        content(message, context),
        meta(message),
    );
    body.append(inner);
    node.append(body);
    if (message.buttons.length) node.append(keyboard(message, context));
    return node;
}

function content(message, context) {
    if (message.invoice) return invoice(message.invoice);
    if (message.document) return file(message);
    if (message.contact)
        return el("div", {
            class: "content",
            text: `👤 ${message.contact.firstName}\n${message.contact.phoneNumber}`,
        });
    if (message.location) {
        return el("div", {
            class: "content",
            text: `📍 ${message.location.latitude}, ${message.location.longitude}`,
        });
    }
    const text = message.text ?? message.caption;
    return text
        ? el(
              "span",
              { class: "content", data: { testid: "text" } },
              render(text, message.entities ?? message.captionEntities, context),
          )
        : null;
}

function photo(message) {
    const { url, width, height } = message.photo;
    const alt = message.caption ? message.caption.slice(0, 120) : "Photo";
    return el(
        "button",
        {
            class: "photo",
            type: "button",
            "aria-label": "Enlarge the photo",
            on: { click: () => showPhoto(url, alt) },
        },
        el("img", { src: url, width, height, alt, data: { testid: "photo" } }),
    );
}

function file(message) {
    const { url, name, size } = message.document;
    return el(
        "a",
        { class: "document", href: url, download: name ?? "" },
        el("span", { class: "document-icon", text: "📄", "aria-hidden": "true" }),
        el(
            "span",
            {},
            el("b", { text: name ?? "File" }),
            el("small", { text: `${Math.ceil(size / 1024)} KB` }),
            message.caption ? el("small", { text: message.caption }) : null,
        ),
    );
}

function invoice(terms) {
    return el(
        "div",
        {},
        el("div", { class: "invoice-title", text: terms.title }),
        el("div", { class: "invoice-text", text: terms.description }),
        el("div", { class: "invoice-total", text: terms.total }),
    );
}

function quoted(message, { find }) {
    const original = message.replyToMessageId && find(message.replyToMessageId);
    return original ? el("span", { class: "quote-of", text: original.text ?? original.caption ?? "Message" }) : null;
}

function meta(message) {
    return el(
        "span",
        { class: "meta" },
        message.editedAt && message.from === "bot" && !message.invoice ? "edited " : null,
        el("time", {
            datetime: message.acceptedAt,
            title: new Date(message.acceptedAt).toLocaleString(),
            text: timeOf(message.acceptedAt),
        }),
        message.from === "customer" ? " ✓✓" : null,
    );
}

function service(message) {
    const { currency, totalAmount } = message.payment;
    const amount = new Intl.NumberFormat(undefined, {
        style: "currency",
        currency: currency === "XTR" ? "USD" : currency,
    });
    const shown =
        currency === "XTR"
            ? `⭐️ ${totalAmount}`
            : amount.format(totalAmount / 10 ** amount.resolvedOptions().maximumFractionDigits);
    return el("article", {
        class: "service",
        text: `✅ You paid ${shown}`,
        data: { testid: "message", messageId: message.messageId, from: "customer", payment: "true" },
    });
}

function keyboard(message, context) {
    return el(
        "div",
        { class: "inline-keyboard" },
        message.buttons.map(row =>
            el(
                "div",
                { class: "inline-row" },
                row.map(button => inlineButton(message, button, context)),
            ),
        ),
    );
}

function inlineButton(message, button, { panel, chatId, waiting }) {
    const link = button.url ?? button.webApp?.url;
    if (link) {
        return el("a", {
            class: "inline-button",
            role: "button",
            href: /^https?:/i.test(link) ? link : undefined,
            target: "_blank",
            rel: "noopener noreferrer",
            text: button.text,
            data: { testid: "inline-button" },
        });
    }
    const paid = button.pay && message.invoice?.isPaid;
    const node = el("button", {
        class: "inline-button",
        type: "button",
        text: paid ? "✓ Paid" : button.text,
        disabled: paid,
        data: {
            testid: button.pay ? "pay" : "inline-button",
            ...(button.callbackData && { callbackData: button.callbackData }),
        },
    });
    if (button.pay) node.classList.add(paid ? "paid" : "pay");
    node.addEventListener("click", async () => {
        if (button.pay) return openPaySheet(chatId, message);
        if (button.copyText) return copy(panel, button.copyText.text);
        if (button.callbackData === undefined) return toast(panel, "This button does nothing in the simulator.");
        try {
            const { callbackQueryId } = await press(chatId, message.messageId, button.callbackData);
            waiting(callbackQueryId, node);
        } catch (refused) {
            toast(panel, refused.message);
        }
    });
    return node;
}
