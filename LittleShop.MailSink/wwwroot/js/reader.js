import { htmlOf, readMail, readSource } from "./api.js";
import { el } from "./dom.js";

const long = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** One mail with its three faces; the chosen face stays chosen for the next mail. */
export async function reader(number, choice) {
    const mail = await readMail(number);
    const faces = [
        { name: "HTML", show: () => frame(mail) },
        { name: "Text", show: () => plain(mail.text ?? "This mail has no text part.", "text") },
        { name: "Source", show: async () => plain(await readSource(number), "source") },
    ];
    const part = el("div", { class: "part", role: "tabpanel", id: "part", data: { testid: "part" } });
    const tabs = faces.map(face =>
        el("button", {
            class: "tab",
            type: "button",
            role: "tab",
            id: `tab-${face.name}`,
            text: face.name,
            "aria-controls": "part",
            data: { testid: `tab-${face.name.toLowerCase()}` },
            on: { click: () => choose(face) },
        }),
    );
    const bar = el("div", { class: "tabs", role: "tablist", "aria-label": "How to show it" }, tabs);
    bar.addEventListener("keydown", event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
        tabs[next].focus();
        tabs[next].click();
    });

    async function choose(face) {
        choice.face = face.name;
        tabs.forEach((tab, index) => {
            tab.setAttribute("aria-selected", faces[index] === face);
            tab.tabIndex = faces[index] === face ? 0 : -1;
        });
        part.setAttribute("aria-labelledby", `tab-${face.name}`);
        part.replaceChildren(await face.show());
    }

    await choose(faces.find(face => face.name === choice.face) ?? faces[mail.html ? 0 : 1]);
    return el("article", { class: "mail", data: { testid: "mail" } }, head(mail), bar, part);
}

function head(mail) {
    return el(
        "header",
        { class: "mail-head" },
        el("a", {
            class: "icon-button back",
            href: "#",
            text: "‹",
            "aria-label": "Back to the list",
            style: { "text-decoration": "none", "font-size": "26px" },
            data: { testid: "back" },
        }),
        el(
            "div",
            { class: "mail-title" },
            el("h1", { text: mail.subject || "(no subject)", dir: "auto", data: { testid: "subject" } }),
            el(
                "dl",
                { class: "mail-facts" },
                fact("From", person(mail.from)),
                fact("To", el("span", { text: mail.to.join(", "), dir: "ltr", data: { testid: "to" } })),
                fact("At", el("time", { datetime: mail.at, text: long.format(new Date(mail.at)) })),
            ),
        ),
    );
}

const fact = (name, value) => [el("dt", { text: name }), el("dd", {}, value)];

function person(from) {
    if (!from) return "nobody";
    return [el("bdi", { text: from.name || from.address }), " ", from.name ? address(from.address) : null];
}

const address = text => el("span", { class: "address", text: `<${text}>` });

/** Shut away: no scripts, nothing from elsewhere (its policy says so too); links open in a tab of their own. */
function frame(mail) {
    return mail.html
        ? el("iframe", {
              src: htmlOf(mail.number),
              title: "The mail",
              sandbox: "allow-popups allow-popups-to-escape-sandbox",
              referrerpolicy: "no-referrer",
              data: { testid: "html" },
          })
        : plain("This mail has no HTML part.", "text");
}

function plain(text, kind) {
    return el("pre", { class: kind, text, tabindex: "0", dir: "auto", data: { testid: kind } });
}
