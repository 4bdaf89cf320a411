import { createChat } from "./api.js";
import { el } from "./dom.js";

/** Shows a modal dialog and forgets it when it closes. */
export function show(dialog) {
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", event => {
        if (event.target === dialog) dialog.close();
    });
    dialog.showModal();
    return dialog;
}

export function showPhoto(url, alt) {
    const dialog = el("dialog", { class: "lightbox", "aria-label": "Photo" }, el("img", { src: url, alt }));
    dialog.addEventListener("click", () => dialog.close());
    show(dialog);
}

/** The answer to a button that insists on being read. */
export function showAlert(text) {
    const dialog = el("dialog", { "aria-label": "The bot says", data: { testid: "alert" } });
    dialog.append(
        el(
            "div",
            { class: "sheet" },
            el("p", { text }),
            el(
                "div",
                { class: "buttons" },
                el("button", { class: "primary", type: "button", text: "OK", on: { click: () => dialog.close() } }),
            ),
        ),
    );
    show(dialog);
}

const languages = ["en", "de", "fr", "es", "it", "pl", "pt-br", "tr", "uk", "ar", "ja"];

/** Asks for a name and a language, and creates that customer. */
export function askForCustomer(created) {
    const name = el("input", {
        name: "firstName",
        maxlength: 64,
        required: true,
        placeholder: "Ada",
        autocomplete: "off",
        data: { testid: "customer-name" },
    });
    const last = el("input", { name: "lastName", maxlength: 64, autocomplete: "off" });
    const user = el("input", { name: "username", maxlength: 32, autocomplete: "off", placeholder: "optional" });
    const language = el(
        "select",
        { name: "language" },
        languages.map(code => el("option", { value: code, text: code })),
    );
    const wrong = el("div", { class: "outcome bad", role: "alert", hidden: true });
    const dialog = el("dialog", { "aria-label": "New customer" });
    const form = el(
        "form",
        { class: "sheet" },
        el("div", { class: "sheet-head" }, el("h2", { text: "New customer" })),
        el(
            "div",
            { class: "fields" },
            field("First name", name),
            field("Last name", last),
            field("Username", user),
            field("Language", language),
        ),
        wrong,
        el("button", { class: "primary", type: "submit", text: "Create", data: { testid: "customer-create" } }),
    );
    form.addEventListener("submit", async event => {
        event.preventDefault();
        try {
            created(
                await createChat({
                    firstName: name.value.trim(),
                    lastName: last.value.trim() || null,
                    username: user.value.trim() || null,
                    languageCode: language.value,
                    started: false,
                }),
            );
            dialog.close();
        } catch (refused) {
            wrong.hidden = false;
            wrong.textContent = refused.message;
        }
    });
    dialog.append(form);
    show(dialog);
}

export function field(label, input) {
    return el("label", { class: "field" }, label, input);
}
