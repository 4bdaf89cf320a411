import { pay } from "./api.js";
import { el } from "./dom.js";
import { field, show } from "./dialogs.js";

const inWords = {
    refusedByBot: "The shop refused the payment.",
    botTimedOut: "The shop did not answer in time. Nothing was charged.",
    cardDeclined: "Your card was declined. Nothing was charged.",
};

/** What a customer fills in and confirms to pay an invoice. */
export function openPaySheet(chatId, message) {
    const terms = message.invoice;
    const dialog = el("dialog", { "aria-label": "Pay", data: { testid: "pay-sheet" } });
    const fields = inputs(terms);
    const outcome = el("div", { class: "outcome", role: "status", hidden: true, data: { testid: "pay-outcome" } });
    const confirm = el("button", {
        class: "primary",
        type: "submit",
        text: `Pay ${terms.total}`,
        data: { testid: "pay-confirm" },
    });
    const form = el(
        "form",
        { class: "sheet" },
        el(
            "div",
            { class: "sheet-head" },
            el("h2", { text: terms.title }),
            el("button", {
                class: "icon-button",
                type: "button",
                "aria-label": "Close",
                text: "✕",
                on: { click: () => dialog.close() },
            }),
        ),
        el("p", { class: "sheet-sub", text: terms.description }),
        el(
            "div",
            { class: "lines" },
            terms.prices.map(price => line(price.label, money(price.amount, terms.currency))),
            line("Total", terms.total, "total"),
        ),
        fields.length
            ? el(
                  "div",
                  { class: "fields" },
                  fields.map(entry => entry.label),
              )
            : null,
        el(
            "fieldset",
            { class: "cards" },
            el("legend", { text: "Pay with" }),
            card("valid", "Test card •••• 4242", "Pays", true),
            card("declined", "Test card •••• 0002", "The bank says no"),
        ),
        outcome,
        confirm,
    );
    form.addEventListener("submit", async event => {
        event.preventDefault();
        confirm.disabled = true;
        confirm.textContent = "Waiting for the shop…";
        outcome.hidden = true;
        try {
            const result = await pay(chatId, {
                messageId: message.messageId,
                card: new FormData(form).get("card"),
                orderInfo: orderInfo(terms, fields),
            });
            if (result.outcome === "paid") return dialog.close();
            say(outcome, result.error && result.outcome === "refusedByBot" ? result.error : inWords[result.outcome]);
        } catch (refused) {
            say(outcome, refused.message);
        }
        confirm.disabled = false;
        confirm.textContent = "Try again";
    });
    dialog.append(form);
    show(dialog);
    confirm.focus();
}

function say(outcome, text) {
    outcome.hidden = false;
    outcome.className = "outcome bad";
    outcome.textContent = text;
}

function line(label, amount, extra = "") {
    return el("div", { class: `line ${extra}` }, el("span", { text: label }), el("span", { text: amount }));
}

function card(value, name, what, checked) {
    return el(
        "label",
        { class: "card" },
        el("input", { type: "radio", name: "card", value, checked, data: { testid: `card-${value}` } }),
        el("span", {}, el("b", { text: name }), el("small", { text: what })),
    );
}

function money(minor, currency) {
    if (currency === "XTR") return `⭐️ ${minor}`;
    const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
    return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** Only what the invoice insists on is asked. */
function inputs(terms) {
    const wanted = [
        [terms.needName, "name", "Name", "Ada Lovelace"],
        [terms.needEmail, "email", "E-mail", "ada@example.org"],
        [terms.needPhoneNumber, "phoneNumber", "Phone", "+441632960000"],
        [terms.needShippingAddress, "streetLine1", "Street", "1 Market Street"],
        [terms.needShippingAddress, "city", "City", "Bath"],
        [terms.needShippingAddress, "postCode", "Post code", "BA1 1AA"],
        [terms.needShippingAddress, "countryCode", "Country", "GB"],
    ];
    return wanted
        .filter(([needed]) => needed)
        .map(([, name, label, value]) => {
            const input = el("input", { name, value, required: true });
            return { name, input, label: field(label, input) };
        });
}

function orderInfo(terms, fields) {
    if (!fields.length) return null;
    const value = Object.fromEntries(fields.map(entry => [entry.name, entry.input.value]));
    const { name, email, phoneNumber, ...address } = value;
    return {
        name,
        email,
        phoneNumber,
        shippingAddress: terms.needShippingAddress ? { state: "", streetLine2: "", ...address } : null,
    };
}
