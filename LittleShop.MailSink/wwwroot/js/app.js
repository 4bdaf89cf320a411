import { clearMails, listMails } from "./api.js";
import { el } from "./dom.js";
import { drawList } from "./list.js";
import { reader } from "./reader.js";
import { theme } from "./theme.js";

const at = id => document.getElementById(id);
const state = { mails: [], open: opened(), fresh: new Set(), newest: null };
const choice = {};

theme(at("theme"));
at("search").addEventListener("input", read);
at("clear").addEventListener("click", clear);
addEventListener("hashchange", show);
await read();
await show();
follow();

/** The open mail stands in the address, so that «back» leads to the list and a link leads to a mail. */
function opened() {
    return Number(location.hash.slice(1)) || null;
}

async function read() {
    const search = at("search").value;
    const mails = await listMails(search);
    if (search !== at("search").value) return;
    state.mails = mails;
    const newest = Math.max(0, ...mails.map(mail => mail.number));
    if (state.newest !== null) {
        mails.filter(mail => mail.number > state.newest).forEach(mail => state.fresh.add(mail.number));
    }
    state.newest = Math.max(state.newest ?? 0, newest);
    draw();
}

function draw() {
    drawList(at("mail-list"), state.mails, { ...state, search: at("search").value });
    document.title = state.fresh.size > 0 ? `(${state.fresh.size}) Mail sink` : "Mail sink";
}

async function show() {
    state.open = opened();
    state.fresh.delete(state.open);
    draw();
    const wanted = state.open;
    const panel = wanted === null ? welcome() : await reader(wanted, choice).catch(gone);
    if (wanted !== state.open) return;
    at("panels").replaceChildren(panel);
    at("app").classList.toggle("in-chat", wanted !== null);
}

/** Forgetting cannot be undone: the first press asks, the second does it. */
async function clear() {
    const button = at("clear");
    if (!button.classList.contains("sure")) {
        button.classList.add("sure");
        setTimeout(() => button.classList.remove("sure"), 4000);
        return;
    }
    button.classList.remove("sure");
    await clearMails();
    state.fresh.clear();
    location.hash = "";
    await read();
}

/** Told of every change, and once at each new connection: what was missed meanwhile is read then. */
function follow() {
    const events = new EventSource("/sink/events");
    events.addEventListener("changed", async () => {
        connection("live", false);
        await read();
    });
    events.addEventListener("error", () => connection("reconnecting…", true));
}

function connection(text, lost) {
    at("connection").textContent = text;
    at("connection").classList.toggle("lost", lost);
}

function welcome() {
    return empty("Read what the shop sends", "Every mail ends up here instead of with its recipient.");
}

function gone() {
    return empty("This mail is gone", "The oldest go when there are too many, and all when they are cleared.");
}

function empty(title, text) {
    return el(
        "div",
        { class: "empty" },
        el("img", { class: "empty-icon", src: "icon.svg", alt: "", width: 72, height: 72 }),
        el("h2", { text: title }),
        el("p", { text }),
        el("p", {}, el("a", { class: "back-link", href: "#", text: "All mails" })),
    );
}
